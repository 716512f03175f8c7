package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import java.util.List;

/** Says where in the configuration files something stands. */
record ConfigPlaces(List<ConfigLayer> layers) {

  /** A user's mistake at a field, told with the place in the last file that has the field. */
  ProviderException mistake(List<String> path, String message, String hint) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i).find(path).isPresent()) {
        return mistake(layers.get(i), path, message, hint);
      }
    }
    return mistake(layers.get(0), path, message, hint);
  }

  private static ProviderException mistake(
      ConfigLayer layer, List<String> path, String message, String hint) {
    return ProviderException.user(layer.at(path) + String.join(".", path) + ": " + message, hint);
  }
}
