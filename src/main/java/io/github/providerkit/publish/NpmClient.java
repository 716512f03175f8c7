package io.github.providerkit.publish;

import io.github.providerkit.host.Host;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's npm, asked about packages and told to publish them. */
final class NpmClient {
  private static final String HINT =
      "get it with Node.js from https://nodejs.org/, and put its directory on the PATH";

  private final Path program;
  private final ProcessRunner runner;
  private final Path directory;
  private final Path logs;
  private final Map<String, String> environment;
  private final PublishSettings settings;
  private final boolean attests;

  /**
   * Finds npm.
   *
   * @param runner starts it
   * @param directory where it runs: an {@code .npmrc} there counts
   * @param logs directory for its output
   * @param environment variables for it
   * @param attests whether a provenance that is asked for can be had here
   * @throws ProviderException if there is none
   */
  NpmClient(
      Host host,
      ProcessRunner runner,
      Path directory,
      Path logs,
      Map<String, String> environment,
      PublishSettings settings,
      boolean attests)
      throws ProviderException {
    this.program =
        host.onPath("npm")
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected npm on the PATH to publish packages, found none", HINT));
    this.runner = runner;
    this.directory = directory;
    this.logs = logs;
    this.environment = environment;
    this.settings = settings;
    this.attests = attests;
  }

  /**
   * What the registry holds under a package's name and version: its fields {@code integrity} and
   * {@code shasum}; empty when there is nothing.
   *
   * @throws ProviderException if the registry does not answer
   */
  Optional<JsonValue> published(NpmPackage one) throws ProviderException {
    List<String> lines;
    try {
      lines = runner.read(command("view", one, List.of(one.spec(), "dist", "--json")));
    } catch (ProviderException e) {
      // The client fails for what is not there, too; its words for that are the registry's status.
      boolean missing =
          e.details().stream().anyMatch(line -> line.matches(".*\\bcode\"?:? \"?E404\\b.*"));
      if (missing) {
        return Optional.empty();
      }
      throw NpmAdvice.on(e);
    }
    String text = String.join("\n", lines);
    return text.isBlank() ? Optional.empty() : Optional.of(json(one, text));
  }

  private static JsonValue json(NpmPackage one, String text) throws ProviderException {
    try {
      JsonValue answer =
          JsonValue.of(
              DocumentReader.read(
                      one.spec(),
                      text.getBytes(StandardCharsets.UTF_8),
                      Document.Syntax.JSON,
                      new Problems(RuleLevels.DEFAULT))
                  .root());
      if (answer.isObject()) {
        return answer;
      }
    } catch (UnreadableDocumentException e) {
      throw noAnswer(one, e.getMessage());
    }
    throw noAnswer(one, "found something else");
  }

  private static ProviderException noAnswer(NpmPackage one, String found) {
    return ProviderException.user(
        "%s: expected the digests of what is published from npm view: %s"
            .formatted(one.spec(), found),
        "npm 8 and later print them");
  }

  /**
   * Publishes a package.
   *
   * @throws ProviderException if the client or the registry refuses
   */
  void publish(NpmPackage one) throws ProviderException {
    List<String> arguments = new ArrayList<>(List.of(one.file().toAbsolutePath().toString()));
    settings.access().ifPresent(access -> arguments.add("--access=" + access));
    settings.tag().ifPresent(tag -> arguments.add("--tag=" + tag));
    settings.provenance().ifPresent(asked -> arguments.add("--provenance=" + (asked && attests)));
    try {
      runner.run(command("publish", one, arguments));
    } catch (ProviderException e) {
      throw NpmAdvice.on(e);
    }
  }

  private ProcessRunner.Command command(String verb, NpmPackage one, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of(program.toString(), verb));
    arguments.addAll(more);
    // Refusals are known by the codes that it shows, whatever the user has made it show.
    arguments.addAll(List.of("--loglevel=notice", "--color=false"));
    settings
        .registry()
        .ifPresent(
            registry -> {
              arguments.add("--registry=" + registry.uri());
              // Who has another registry for the scope means it for everything but this.
              one.scope().ifPresent(s -> arguments.add("--" + s + ":registry=" + registry.uri()));
            });
    String log = verb + "-" + one.file().getFileName() + ".log";
    return new ProcessRunner.Command(
        "npm " + verb + " of " + one.spec(), directory, arguments, environment, logs.resolve(log));
  }
}
