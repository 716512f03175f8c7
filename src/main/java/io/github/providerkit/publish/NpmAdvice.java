package io.github.providerkit.publish;

import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Map;

/** What to do about npm's refusals, by the codes that it shows. */
final class NpmAdvice {
  private static final String LOGIN =
      "a <server> of settings.xml whose id is the registry's host, with a token that may publish as"
          + " its password; or npm login";

  private static final Map<String, String> ADVICE =
      Map.of(
          "ENEEDAUTH", LOGIN,
          "E401", LOGIN,
          "E402", "a scoped package is private unless -Dprovider.npm.access=public says otherwise",
          "E403", "the login must be allowed to publish the package",
          "EOTP", "a token for automation asks for no one-time password");

  private NpmAdvice() {}

  /** The same failure with what to do about it, where that is known. */
  static ProviderException on(ProviderException failure) {
    for (Map.Entry<String, String> advice : ADVICE.entrySet()) {
      if (failure.details().stream().anyMatch(line -> line.endsWith(" code " + advice.getKey()))) {
        return ProviderException.user(
            failure.getMessage(),
            advice.getValue() + "; " + failure.hint(),
            List.copyOf(failure.details()));
      }
    }
    return failure;
  }
}
