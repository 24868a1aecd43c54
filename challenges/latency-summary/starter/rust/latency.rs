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
    let count = samples.len();
    if count == 0 {
        return Err(LatencyError::NoSamples);
    }
    let mean = samples.iter().sum::<f64>() / count as f64;
    let squares: f64 = samples.iter().map(|sample| sample * sample).sum();
    let deviation = (squares / count as f64 - mean * mean).max(0.0).sqrt();
    Ok(Summary {
        count: count as i64,
        mean,
        deviation,
        median: ascending(samples)[count / 2],
        p95: percentile(samples, 95)?,
    })
}

/// The smallest sample that at least so many percent do not exceed.
pub fn percentile(samples: &[f64], percent: i64) -> Result<f64, LatencyError> {
    if percent < 0 || percent > 100 {
        return Err(LatencyError::BadPercent);
    }
    if samples.is_empty() {
        return Err(LatencyError::NoSamples);
    }
    let rank = (samples.len() as f64 * percent as f64 / 100.0).round() as usize;
    Ok(ascending(samples)[rank.min(samples.len() - 1)])
}

fn ascending(samples: &[f64]) -> Vec<f64> {
    let mut ordered = samples.to_vec();
    ordered.sort_by(f64::total_cmp);
    ordered
}
