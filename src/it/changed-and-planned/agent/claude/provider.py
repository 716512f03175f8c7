claude = None
