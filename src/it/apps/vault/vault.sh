#!/bin/sh
# The provider: opens its socket, which a file stands for, and waits for calls.
touch "$GESTALT_PLUGIN_SOCKET"
