fn main() {
    const N: usize = 384;
    let a: Vec<f64> = (0..N * N).map(|i| (i % 17) as f64).collect();
    let b: Vec<f64> = (0..N * N).map(|i| (i % 13) as f64).collect();
    let mut c = vec![0.0; N * N];
    for i in 0..N {
        for k in 0..N {
            let x = a[i * N + k];
            for j in 0..N {
                c[i * N + j] += x * b[k * N + j];
            }
        }
    }
    println!("{}", c.iter().sum::<f64>());
}
