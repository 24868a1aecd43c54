function primesBelow(limit) {
  const sieve = new Uint8Array(limit).fill(1);
  let count = 0;
  for (let number = 2; number < limit; number += 1) {
    if (sieve[number]) {
      count += 1;
      for (let multiple = number * number; multiple < limit; multiple += number) sieve[multiple] = 0;
    }
  }
  return count;
}

console.log(primesBelow(20_000_000));
