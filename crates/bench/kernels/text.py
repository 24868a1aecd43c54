import json
from collections import Counter

words = [f"word{(index * 7919) % 5003}" for index in range(1_500_000)]
counts = Counter(words)
ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
text = json.dumps(ranked)
print(len(text), sum(count for _, count in json.loads(text)))
