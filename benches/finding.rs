//! How long finding takes: a question, loading, building the index, at 1x, 10x and 100x the launch data.
//!
//! `cargo bench` runs all of it. Copies of the launch data are made here: the same interviews under other ids,
//! with one word of each wording exchanged, so that no two are the same. Vectors are drawn at random beyond 1x,
//! for only their number matters to the time.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use junket::answer::{Answerer, Question};
use junket::corpus;
use junket::encoder::{Encode, SentenceModel, encode_all};
use junket::model::{Collection, InterviewIdx, LinkIdx, Parts, TopicIdx};
use junket::search::{Calibration, Context, Filter, Index, Matrix, Resources, texts_to_encode};

const SIZES: [usize; 3] = [1, 10, 100];
const QUESTIONS: [&str; 4] = [
    "how did Joe Russo find the time to write Extraction?",
    "heat street gunfight, how they did it",
    "wat is the same in cold war an ida",
    "that french one where a kid runs into her own mum at the same age among the trees, how does it go",
];

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

/// Returns a collection of `n` times the interviews, topics and links of another; works and people stay.
fn multiplied(collection: &Collection, n: usize) -> Collection {
    let mut parts = Parts {
        works: collection.works().to_vec(),
        people: collection.people().to_vec(),
        ..Parts::default()
    };
    for copy in 0..n {
        let (interviews, topics, links) = (parts.interviews.len(), parts.topics.len(), parts.links.len());
        for mut interview in collection.interviews().iter().cloned() {
            interview.id = format!("{}-{copy}", interview.id);
            interview.topics.iter_mut().for_each(|idx| *idx = TopicIdx::new(idx.get() + topics));
            interview.links.iter_mut().for_each(|idx| *idx = LinkIdx::new(idx.get() + links));
            parts.interviews.push(interview);
        }
        for mut topic in collection.topics().iter().cloned() {
            topic.id.interview = format!("{}-{copy}", topic.id.interview);
            topic.interview = InterviewIdx::new(topic.interview.get() + interviews);
            if copy > 0 {
                topic.aliases.iter_mut().for_each(|alias| *alias = with_word(alias, copy));
            }
            parts.topics.push(topic);
        }
        for mut link in collection.links().iter().cloned() {
            link.interview = InterviewIdx::new(link.interview.get() + interviews);
            parts.links.push(link);
        }
    }
    Collection::from(parts)
}

/// Exchanges one word, which one depends on the copy.
fn with_word(text: &str, copy: usize) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let at = copy % words.len();
    words[at] = format!("w{}", copy * 31 % 97);
    words.join(" ")
}

/// Unit vectors of no meaning, the same in every run.
fn some_vectors(n_rows: usize, dimensions: usize) -> Matrix {
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 24) as f32 - 0.5
    };
    let scale = (12.0 / dimensions as f32).sqrt();
    Matrix::new(dimensions, (0..n_rows * dimensions).map(|_| next() * scale).collect())
}

fn answerer(collection: &Arc<Collection>, model: &Arc<SentenceModel>, size: usize) -> Answerer {
    let texts = texts_to_encode(collection);
    let vectors = match size {
        1 => {
            let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors.safetensors");
            let vectors = encode_all(&**model, &texts, Some(&cache), &|_| {}).expect("the model encodes");
            Matrix::new(model.dimensions(), vectors)
        }
        _ => some_vectors(texts.len(), model.dimensions()),
    };
    let resources = Resources { vectors: Some(vectors), general_words: model.known_words() };
    let index = Index::build(Arc::clone(collection), resources);
    let encoder: Arc<dyn Encode> = Arc::<SentenceModel>::clone(model);
    Answerer::new(index, Some(encoder), Calibration::default())
}

fn question(text: &str) -> Question {
    let today = "2026-01-01".parse().expect("it is a date");
    Question { text: text.to_owned(), filter: Filter::default(), context: Context::default(), today }
}

fn finding(criterion: &mut Criterion) {
    let launch = corpus::load(data()).expect("the launch data loads").collection;
    let model = Arc::new(SentenceModel::load(&data().join("model")).expect("the model loads"));
    criterion.bench_function("load", |b| b.iter(|| corpus::load(black_box(data()))));
    criterion.bench_function("encode", |b| b.iter(|| model.encode(black_box(QUESTIONS[0]))));
    for size in SIZES {
        let collection = Arc::new(multiplied(&launch, size));
        let mut group = criterion.benchmark_group("build");
        group.sample_size(10).measurement_time(Duration::from_secs(5));
        group.bench_function(BenchmarkId::from_parameter(format!("{size}x")), |b| {
            b.iter(|| Index::build(Arc::clone(&collection), Resources::default()));
        });
        group.finish();
        let answerer = answerer(&collection, &model, size);
        let mut group = criterion.benchmark_group("question");
        group.sample_size(20);
        group.bench_function(BenchmarkId::from_parameter(format!("{size}x")), |b| {
            let mut questions = QUESTIONS.iter().cycle();
            b.iter(|| answerer.answer(&question(questions.next().expect("a cycle does not end"))));
        });
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    finding(&mut criterion);
    criterion.final_summary();
}
