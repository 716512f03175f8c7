let i = 1
