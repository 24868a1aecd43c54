# expect: MLE
chain = None
while True:
    chain = (chain, {})
