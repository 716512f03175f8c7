def greet(name: str) -> str:
    return f"Greets {name}"
