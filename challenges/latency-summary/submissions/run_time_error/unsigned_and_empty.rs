//! Figures about latencies, for the dashboard.

#[derive(Debug)]
pub enum LatencyError {
    NoSamples,
    BadPercent,
}

#[derive(Clone, Debug)]
pub struct Summary {
    pub count: i64,
    pub mean: f64,
    pub deviation: f64,
    pub median: f64,
    pub p95: f64,
}

pub fn summarize(samples: &[f64]) -> Result<Summary, LatencyError> {
    let p95 = percentile(samples, 95)?;
    let ordered = ascending(samples);
    let count = samples.len();
    let finished: Vec<f64> = samples.iter().copied().filter(|sample| sample.is_finite()).collect();
    let mean = finished.iter().sum::<f64>() / finished.len() as f64;
    let squares: f64 = finished.iter().map(|sample| (sample - mean).powi(2)).sum();
    let degrees = (finished.len() - 1).max(1);
    Ok(Summary {
        count: count as i64,
        mean,
        deviation: (squares / degrees as f64).sqrt(),
        median: (ordered[(count - 1) / 2] + ordered[count / 2]) / 2.0,
        p95,
    })
}

/// The smallest sample that at least so many percent do not exceed.
pub fn percentile(samples: &[f64], percent: i64) -> Result<f64, LatencyError> {
    if samples.is_empty() {
        return Err(LatencyError::NoSamples);
    }
    if !(1..=100).contains(&percent) {
        return Err(LatencyError::BadPercent);
    }
    let rank = (samples.len() * percent as usize).div_ceil(100);
    Ok(ascending(samples)[rank - 1])
}

fn ascending(samples: &[f64]) -> Vec<f64> {
    let mut ordered = samples.to_vec();
    ordered.sort_by(f64::total_cmp);
    ordered
}
