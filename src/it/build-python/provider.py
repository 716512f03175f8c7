from gestalt import Plugin
from internals.greet import greet

greeter = Plugin("greeter")
greeter.operation("greet", "GET", greet("whoever asks"))
