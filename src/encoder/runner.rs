//! Running the model's graph, several texts at once.

use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use rten::{Model, NodeId, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::EncodeError;

/// A model with its inputs and output found.
pub(super) struct Graph {
    model: Model,
    ids: NodeId,
    mask: NodeId,
    types: Option<NodeId>,
    output: NodeId,
}

impl Graph {
    /// Finds the inputs and the output of a BERT-type model; says what is missing.
    pub(super) fn new(model: Model) -> Result<Self, String> {
        let (mut ids, mut mask, mut types) = (None, None, None);
        for &id in model.input_ids() {
            let info = model.node_info(id);
            match info.as_ref().and_then(|info| info.name()) {
                Some("input_ids") => ids = Some(id),
                Some("attention_mask") => mask = Some(id),
                Some("token_type_ids") => types = Some(id),
                other => return Err(format!("it has an input {:?} that is not known", other.unwrap_or(""))),
            }
        }
        match (ids, mask, model.output_ids().first()) {
            (Some(ids), Some(mask), Some(&output)) => Ok(Self { ids, mask, types, output, model }),
            _ => Err("it needs inputs input_ids and attention_mask, and an output".to_owned()),
        }
    }

    /// Returns the value of its graph that is called so.
    pub(super) fn value(&self, name: &str) -> Option<NodeId> {
        self.model.find_node(name)
    }

    /// Runs one text alone: a batch would share the scale that 8-bit values are rounded to, and a text's
    /// vector would depend on its neighbours.
    pub(super) fn run(&self, ids: Vec<i32>, pool: &Arc<ThreadPool>) -> Result<Vec<f32>, EncodeError> {
        mean_over_tokens(self.value_of(self.output, ids, pool)?)
    }

    /// Runs one text as far as a value of the graph.
    pub(super) fn value_of(
        &self,
        value: NodeId,
        ids: Vec<i32>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Tensor<f32>, EncodeError> {
        let shape = [1, ids.len()];
        let mut inputs = vec![
            (self.ids, NdTensor::from_data(shape, ids).into()),
            (self.mask, NdTensor::<i32, 2>::full(shape, 1).into()),
        ];
        inputs.extend(self.types.map(|types| (types, NdTensor::<i32, 2>::zeros(shape).into())));
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let run = self.model.run(inputs, &[value], Some(options));
        let mut values = run.map_err(|error| EncodeError::Run(error.to_string()))?;
        values.pop().ok_or(EncodeError::NoVector)?.try_into().map_err(|_| EncodeError::NoVector)
    }
}

/// Takes one vector a text as it is, and the mean of one vector a token.
fn mean_over_tokens(tensor: Tensor<f32>) -> Result<Vec<f32>, EncodeError> {
    let (shape, values) = (tensor.shape().to_vec(), tensor.to_vec());
    match shape[..] {
        [1, _] => Ok(values),
        [1, n_tokens, width] if n_tokens > 0 => {
            let mut mean = vec![0.0; width];
            for token in values.chunks_exact(width) {
                mean.iter_mut().zip(token).for_each(|(sum, value)| *sum += value / n_tokens as f32);
            }
            Ok(mean)
        }
        _ => Err(EncodeError::NoVector),
    }
}

type Task = Box<dyn FnOnce(&Arc<ThreadPool>) + Send>;

/// Threads that run graphs, one text each at a time; they end when the runner is dropped.
///
/// Threads of its own, not those of the caller: `rten` waits for its thread pool, and a caller that is itself
/// a worker of such a pool would take up other work while it waits, one inside the other without end. Each has
/// a pool of one thread, because several threads gain little on one short text.
pub(super) struct Runner {
    tasks: Sender<Task>,
}

impl Runner {
    /// Starts as many threads as the machine has cores.
    pub(super) fn start() -> Self {
        let (tasks, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..n_threads {
            let queue = Arc::clone(&queue);
            std::thread::spawn(move || work(&queue));
        }
        Self { tasks }
    }

    /// Runs one task and waits for what it gives.
    pub(super) fn run<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Arc<ThreadPool>) -> Result<T, EncodeError> + Send + 'static,
    ) -> Result<T, EncodeError> {
        let (done, result) = sync_channel(1);
        let ended = |_| EncodeError::Run("its threads have ended".to_owned());
        // Whoever asked may have gone.
        let task = move |pool: &Arc<ThreadPool>| drop(done.send(task(pool)));
        self.tasks.send(Box::new(task)).map_err(|error| ended(error.to_string()))?;
        result.recv().map_err(|error| ended(error.to_string()))?
    }
}

fn work(queue: &Mutex<Receiver<Task>>) {
    let pool = Arc::new(ThreadPool::with_num_threads(1));
    loop {
        let task = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(task) = task else { return };
        task(&pool);
    }
}
