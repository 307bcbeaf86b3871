//! Running the model's graph, several texts at once.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use rten::{Model, NodeId, RunOptions, ThreadPool, Value};
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

    /// Runs one text alone: a batch would share the scale that 8-bit values are rounded to, and a text's
    /// vector would depend on its neighbours.
    fn run(&self, ids: Vec<i32>, pool: &Arc<ThreadPool>) -> Result<Vec<f32>, EncodeError> {
        let shape = [1, ids.len()];
        let mut inputs = vec![
            (self.ids, NdTensor::from_data(shape, ids).into()),
            (self.mask, NdTensor::<i32, 2>::full(shape, 1).into()),
        ];
        inputs.extend(self.types.map(|types| (types, NdTensor::<i32, 2>::zeros(shape).into())));
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let run = self.model.run(inputs, &[self.output], Some(options));
        let mut values = run.map_err(|error| EncodeError::Run(error.to_string()))?;
        mean_over_tokens(values.pop().ok_or(EncodeError::NoVector)?)
    }
}

/// Takes one vector a text as it is, and the mean of one vector a token.
fn mean_over_tokens(output: Value) -> Result<Vec<f32>, EncodeError> {
    let tensor: Tensor<f32> = output.try_into().map_err(|_| EncodeError::NoVector)?;
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

struct Job {
    ids: Vec<i32>,
    done: SyncSender<Result<Vec<f32>, EncodeError>>,
}

/// Threads that run a graph, one text each at a time; they end when the runner is dropped.
///
/// Threads of its own, not those of the caller: `rten` waits for its thread pool, and a caller that is itself
/// a worker of such a pool would take up other work while it waits, one inside the other without end. Each has
/// a pool of one thread, because several threads gain little on one short text.
pub(super) struct Runner {
    jobs: Sender<Job>,
}

impl Runner {
    /// Starts as many threads as the machine has cores.
    pub(super) fn start(graph: Graph) -> Self {
        let (jobs, queue) = channel();
        let (graph, queue) = (Arc::new(graph), Arc::new(Mutex::new(queue)));
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..n_threads {
            let (graph, queue) = (Arc::clone(&graph), Arc::clone(&queue));
            std::thread::spawn(move || work(&graph, &queue));
        }
        Self { jobs }
    }

    /// Runs the graph on one text's tokens and waits for its vector.
    pub(super) fn run(&self, ids: Vec<i32>) -> Result<Vec<f32>, EncodeError> {
        let (done, result) = sync_channel(1);
        let ended = |_| EncodeError::Run("its threads have ended".to_owned());
        self.jobs.send(Job { ids, done }).map_err(|error| ended(error.to_string()))?;
        result.recv().map_err(|error| ended(error.to_string()))?
    }
}

fn work(graph: &Graph, queue: &Mutex<Receiver<Job>>) {
    let pool = Arc::new(ThreadPool::with_num_threads(1));
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { ids, done }) = job else { return };
        // Whoever asked may have gone.
        let _ = done.send(graph.run(ids, &pool));
    }
}
