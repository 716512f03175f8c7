package io.github.providerkit.publish;

import io.github.providerkit.format.grammar.NpmVersion;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.transfer.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Publishes the packages of a release, what others need before them. A registry takes a version
 * once and for ever; so everything is asked before the first package goes out, what is there with
 * the same bytes is passed over, and a run that broke off is simply started again.
 */
public final class NpmPublication {
  private final Host host;
  private final PublishSettings settings;
  private final Optional<Login> login;
  private final ProcessRunner runner;
  private final Consumer<String> told;

  /**
   * Creates a publication.
   *
   * @param host where npm is searched, and CI shows
   * @param login for the registry that the settings name; empty to leave it to the user's own
   *     {@code .npmrc}
   * @param runner starts npm
   * @param told receives a line for each package
   */
  public NpmPublication(
      Host host,
      PublishSettings settings,
      Optional<Login> login,
      ProcessRunner runner,
      Consumer<String> told) {
    this.host = host;
    this.settings = settings;
    this.login = login;
    this.runner = runner;
    this.told = told;
  }

  /**
   * Publishes what lies in a directory.
   *
   * @param packages directory of tarballs
   * @param version what all of them have to be; empty for any
   * @param directory where npm runs
   * @param logs directory for npm's output
   * @return how many packages there are, published now or before
   * @throws ProviderException if one is refused, or is there with other contents; those before it
   *     are published then
   */
  public int run(Path packages, Optional<String> version, Path directory, Path logs)
      throws ProviderException {
    List<NpmPackage> all = NpmPackages.in(packages);
    for (NpmPackage one : all) {
      check(one, version);
    }
    if (all.isEmpty()) {
      return 0;
    }
    boolean attests = attests();
    if (settings.provenance().orElse(false) && !attests) {
      told.accept("npm: without provenance, which only GitHub Actions and GitLab CI can attest");
    }
    try (NpmConfig config = NpmConfig.of(host, settings.registry(), login)) {
      NpmClient client =
          new NpmClient(host, runner, directory, logs, config.environment(host), settings, attests);
      List<NpmPackage> missing = new ArrayList<>();
      for (NpmPackage one : all) {
        if (!isThere(client, one)) {
          missing.add(one);
        }
      }
      for (NpmPackage one : missing) {
        publish(client, one);
      }
    }
    return all.size();
  }

  private void check(NpmPackage one, Optional<String> version) throws ProviderException {
    if (version.isPresent() && !version.get().equals(one.version())) {
      throw ProviderException.user(
          "%s: expected version %s, the release's, found %s"
              .formatted(one.file(), version.get(), one.version()),
          "it is left from an earlier build: run mvn package");
    }
    boolean preview = NpmVersion.parse(one.version()).map(NpmVersion::isPreRelease).orElse(false);
    if (preview && settings.tag().isEmpty()) {
      throw ProviderException.user(
          "provider.npm.tag: expected a tag for the preview %s, found none".formatted(one.spec()),
          "-Dprovider.npm.tag=next; else everybody would get it who asks for no version");
    }
  }

  /** Both give a build a name that others can check; nobody else's is taken by registries. */
  private boolean attests() {
    return host.variable("ACTIONS_ID_TOKEN_REQUEST_URL").isPresent()
        || (host.variable("GITLAB_CI").isPresent()
            && host.variable("SIGSTORE_ID_TOKEN").isPresent());
  }

  private void publish(NpmClient client, NpmPackage one) throws ProviderException {
    try {
      client.publish(one);
    } catch (ProviderException e) {
      // Its answer may have been lost, or another module was faster.
      if (!isThereAfterAll(client, one, e)) {
        throw e;
      }
      return;
    }
    told.accept("npm: published " + one.spec());
  }

  private boolean isThereAfterAll(NpmClient client, NpmPackage one, ProviderException failure)
      throws ProviderException {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    try {
      return isThere(client, one);
    } catch (ProviderException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private boolean isThere(NpmClient client, NpmPackage one) throws ProviderException {
    Optional<JsonValue> there = client.published(one);
    if (there.isEmpty()) {
      return false;
    }
    String integrity = there.get().get("integrity").text();
    String shasum = there.get().get("shasum").text();
    boolean same =
        integrity.isEmpty()
            ? shasum.equals(one.shasum())
            : List.of(integrity.split("\\s+")).contains(one.integrity());
    if (!same) {
      throw ProviderException.user(
          "%s: expected the contents of %s in the registry, found others, %s"
              .formatted(one.spec(), one.file(), integrity.isEmpty() ? shasum : integrity),
          "a version that is published cannot be changed: release these under another one");
    }
    told.accept("npm: " + one.spec() + " is there already, with the same contents");
    return true;
  }
}
