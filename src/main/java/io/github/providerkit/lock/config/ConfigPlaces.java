package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import java.util.List;

/** Says where in the configuration files something stands. */
record ConfigPlaces(List<ConfigLayer> layers) {

  /** A user's mistake at a field. */
  ProviderException mistake(List<String> path, String message, String hint) {
    return ProviderException.user(at(path) + message, hint);
  }

  /** A field and its place in the last file that has it, with a colon and blank behind them. */
  String at(List<String> path) {
    ConfigLayer layer = layers.get(0);
    for (ConfigLayer later : layers) {
      layer = later.find(path).isPresent() ? later : layer;
    }
    return layer.at(path) + String.join(".", path) + ": ";
  }
}
