package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.net.URI;
import java.util.Optional;

/** Knows of URLs that are asked for elsewhere. */
@FunctionalInterface
public interface Mirrors {
  /** Where everything is asked for in its own place. */
  Mirrors NONE = url -> Optional.empty();

  /**
   * Where to ask for a URL.
   *
   * @return empty for its own place
   * @throws ProviderException if it must not be asked for at all
   */
  Optional<Place> placeOf(URI url) throws ProviderException;

  /**
   * A place to ask.
   *
   * @param url the URL there
   * @param login what is wanted to be seen there; empty for what the settings have for its host
   */
  record Place(URI url, Optional<Login> login) {}
}
