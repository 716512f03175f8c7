package io.github.providerkit.compile.typescript;

import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs Bun: the same in every environment, and without the network when that is asked for. */
public final class Bun {
  /** Nobody listens on the port "discard": every connection is refused at once. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final Workshop workshop;

  /** Searched once, by whoever comes first: Maven 4 tells its toolchains to its own thread only. */
  private @Nullable Tool tool;

  Bun(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * The program; it is the same for all platforms.
   *
   * @throws ProviderException if there is none
   */
  synchronized Tool tool() throws ProviderException {
    if (tool == null) {
      tool =
          workshop
              .tools()
              .resolve(ToolKind.BUN, workshop.hostPlatform(), workshop.code().directory());
    }
    return tool;
  }

  boolean offline() {
    return workshop.offline();
  }

  /**
   * Runs it.
   *
   * @param what the command's name in messages
   * @param environment variables of this command
   * @throws ProviderException if it fails
   */
  void run(
      Step step,
      String what,
      Path directory,
      Map<String, String> environment,
      List<String> arguments)
      throws ProviderException {
    Map<String, String> variables = new HashMap<>(tool().environment());
    // Becomes a part of what is bundled; a release is not for development, whoever builds it.
    variables.put("NODE_ENV", "production");
    if (workshop.offline()) {
      variables.putAll(noNetwork());
    }
    variables.putAll(environment);
    List<String> command = new ArrayList<>(List.of(tool().executable().toString()));
    command.addAll(arguments);
    step.run(what, directory, variables, command);
  }

  /** Bun has no switch for it: without one, it would wait for a network that is not there. */
  private static Map<String, String> noNetwork() {
    Map<String, String> variables = new HashMap<>();
    for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
      variables.put(name, NOWHERE);
    }
    for (String name : List.of("NO_PROXY", "no_proxy")) {
      variables.put(name, "");
    }
    return variables;
  }
}
