package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code source.auth} ({@code docs/spec/gestalt-lock.md} section 2). */
final class SourceLogin {
  private static final String TOKEN = "token";

  private final List<String> place;
  private final ConfigPlaces places;
  private final SecretValues secrets;

  SourceLogin(List<String> source, ConfigPlaces places, SecretValues secrets) {
    this.place = source;
    this.places = places;
    this.secrets = secrets;
  }

  /** The login; empty for one that only a provider of secrets knows. */
  Optional<Login> read(Object auth) throws ProviderException {
    Map<String, Object> fields = ConfigMerge.map(auth);
    for (String field : fields.keySet()) {
      if (!field.equals(TOKEN)) {
        throw mistake(
            "auth: expected the key token alone, found \"" + field + "\"",
            "a name and password belong into a <server> of settings.xml, with the host as its id");
      }
    }
    Object token = fields.get(TOKEN);
    if (SecretReferences.isOne(token)) {
      return secret(token);
    }
    String text = ConfigMerge.text(token).strip();
    if (text.isEmpty()) {
      throw mistake("auth.token: expected a token, found none", null);
    }
    return Optional.of(Login.bearer(text));
  }

  /** What a provider keeps is not known here; settings.xml may have a login for the host. */
  private Optional<Login> secret(@Nullable Object reference) throws ProviderException {
    Optional<String> expected = secrets.place(reference);
    Optional<String> value = secrets.value(reference);
    if (expected.isPresent() && value.isEmpty()) {
      throw mistake(
          "auth.token: expected a secret that can be read here, found nothing in "
              + Shown.text(expected.get()),
          "the server's own lock takes it from there as well");
    }
    return value.map(String::strip).map(Login::bearer);
  }

  private ProviderException mistake(String message, @Nullable String hint) {
    return places.mistake(place, message, hint);
  }
}
