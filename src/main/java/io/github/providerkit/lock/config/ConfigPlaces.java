package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where in the configuration files something stands. */
public final class ConfigPlaces {
  private final List<ConfigLayer> layers;

  ConfigPlaces(List<ConfigLayer> layers) {
    this.layers = layers;
  }

  /** A user's mistake at a field. */
  public ProviderException mistake(List<String> path, String message, @Nullable String hint) {
    return ProviderException.user(at(path) + message, hint);
  }

  /**
   * A field and its place in the last file that has it, with a colon and blank behind them; of a
   * field that is missing, that of what it is missing in.
   */
  public String at(List<String> path) {
    for (int length = path.size(); length > 0; length--) {
      List<String> start = path.subList(0, length);
      for (int i = layers.size() - 1; i >= 0; i--) {
        if (layers.get(i).find(start).isPresent()) {
          return layers.get(i).at(start) + shown(path);
        }
      }
    }
    return layers.get(0).at(path) + shown(path);
  }

  private static String shown(List<String> path) {
    return String.join(".", path).replace(".[", "[") + ": ";
  }
}
