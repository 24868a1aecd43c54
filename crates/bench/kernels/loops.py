def primes_below(limit):
    sieve = [True] * limit
    count = 0
    for number in range(2, limit):
        if sieve[number]:
            count += 1
            multiple = number * number
            while multiple < limit:
                sieve[multiple] = False
                multiple += number
    return count


print(primes_below(5_000_000))
