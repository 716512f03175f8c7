package io.github.providerkit.toolchain;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.NoAnswerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tools that code is built with: by parameter, in {@code toolchains.xml}, by environment
 * and project, on the search path, or where they usually are. A tool that somebody has named is
 * used or is an error; another one never quietly takes its place.
 *
 * <p>For use by several threads: each program is asked once, also when several platforms need it at
 * the same time.
 */
public final class ToolchainResolver {
  private final ToolRequirements requirements;
  private final DeclaredToolchains declared;
  private final SearchPlaces places;
  private final ToolProbe probe;
  private final Map<Asked, Memory> memories = new ConcurrentHashMap<>();

  /**
   * Creates a resolver, which remembers what it was told for as long as it lives.
   *
   * @param host the machine
   * @param machine its platform
   * @param requirements what the build says about its tools
   * @param declared what {@code toolchains.xml} says
   */
  public ToolchainResolver(
      Host host, Platform machine, ToolRequirements requirements, DeclaredToolchains declared) {
    this.requirements = requirements;
    this.declared = declared;
    this.places = new SearchPlaces(host, machine, requirements, declared);
    this.probe = new ToolProbe(host, requirements.offline());
  }

  /** A program asked in a directory, where files may choose between versions. */
  private record Asked(ToolKind kind, Path executable, Path directory) {}

  /** Holds an answer; whoever comes first asks, and the others wait. */
  private static final class Memory {
    private ToolProbe.@Nullable Answer answer;
    private @Nullable String failure;
  }

  /**
   * The tool to build a provider with.
   *
   * @param kind what is needed
   * @param wanted the platform to build for; matters for Python alone, whose programs only run on
   *     the platform of the interpreter
   * @param directory the provider's, where the tool is asked for its version
   * @return a tool that has answered
   * @throws ProviderException if there is none, or one that was named is not there, does not start,
   *     is of another version than asked for, or builds for another platform
   */
  public Tool resolve(ToolKind kind, Platform wanted, Path directory) throws ProviderException {
    List<String> searched = new ArrayList<>();
    Optional<Tool> found = search(kind, wanted, directory, searched);
    if (found.isPresent()) {
      return found.get();
    }
    throw missing(kind, wanted, searched);
  }

  /**
   * The same for a tool that another one may stand in for.
   *
   * @return empty when there is none, and nobody asked for one
   * @throws ProviderException if one that was named is not there or does not start, or if there is
   *     none of the version that was asked for
   */
  public Optional<Tool> find(ToolKind kind, Platform wanted, Path directory)
      throws ProviderException {
    List<String> searched = new ArrayList<>();
    Optional<Tool> found = search(kind, wanted, directory, searched);
    if (found.isEmpty() && requirements.version(kind).isPresent()) {
      throw missing(kind, wanted, searched);
    }
    return found;
  }

  private Optional<Tool> search(
      ToolKind kind, Platform wanted, Path directory, List<String> searched)
      throws ProviderException {
    for (SearchPlace place : places.of(kind, wanted, directory)) {
      try {
        return Optional.of(at(place, kind, wanted, directory));
      } catch (NoAnswerException e) {
        if (place.binding()) {
          throw ProviderException.user(
              "%s: expected %s at %s, found that %s"
                  .formatted(kind.title(), program(kind, wanted), place.origin(), e.getMessage()),
              "correct " + place.origin() + ", or remove it to have " + kind.title() + " searched");
        }
        searched.add("  " + place.origin() + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  private ProviderException missing(ToolKind kind, Platform wanted, List<String> searched) {
    searched.add(0, "searched for " + program(kind, wanted) + ", in this order:");
    return ProviderException.user(
        kind.title() + ": expected " + program(kind, wanted) + ", found none",
        ToolAdvice.missing(kind, wanted, places.isThisMachine(wanted)),
        searched);
  }

  private Tool at(SearchPlace place, ToolKind kind, Platform wanted, Path directory)
      throws NoAnswerException, ProviderException {
    Path executable =
        place.program().orElseThrow(() -> new NoAnswerException(place.whyNot())).toAbsolutePath();
    ToolProbe.Answer answer = answer(new Asked(kind, executable, directory.toAbsolutePath()));
    Optional<String> version = requirements.version(kind);
    if (version.isPresent() && !declared.satisfies(version.get(), answer.version())) {
      throw new NoAnswerException(
          "%s has version %s and not %s".formatted(executable, answer.version(), version.get()));
    }
    Optional<Platform> other =
        answer.platform().filter(platform -> !PythonAnswer.suits(platform, wanted));
    if (other.isPresent()) {
      throw ProviderException.user(
          "%s: expected an interpreter for %s at %s, found one for %s: %s"
              .formatted(kind.title(), wanted, place.origin(), other.get(), executable),
          ToolAdvice.interpreterFor(wanted));
    }
    return new Tool(
        kind,
        executable,
        answer.version(),
        answer.identity(),
        place.origin(),
        answer.platform(),
        answer.environment());
  }

  private ToolProbe.Answer answer(Asked asked) throws NoAnswerException, ProviderException {
    Memory memory = memories.computeIfAbsent(asked, key -> new Memory());
    synchronized (memory) {
      if (memory.answer == null && memory.failure == null) {
        try {
          memory.answer = probe.ask(asked.kind(), asked.executable(), asked.directory());
        } catch (NoAnswerException e) {
          memory.failure = asked.executable() + " " + e.getMessage();
        } catch (InterruptedException e) {
          throw interrupted(asked.executable().toString(), e);
        }
      }
      if (memory.answer == null) {
        throw new NoAnswerException(Objects.requireNonNull(memory.failure));
      }
      return memory.answer;
    }
  }

  /**
   * Whether a Rust installation has the standard library for a target.
   *
   * @param rust a tool of kind {@link ToolKind#RUST}
   * @param directory the provider's, whose files may choose the compiler
   * @throws ProviderException if the compiler does not answer
   */
  public boolean canBuildFor(Tool rust, RustTarget target, Path directory)
      throws ProviderException {
    try {
      return target.isInstalled(probe.sysroot(rust, directory));
    } catch (NoAnswerException e) {
      throw ProviderException.user(
          "Rust: expected a compiler, found that it " + e.getMessage(), null);
    } catch (InterruptedException e) {
      throw interrupted("rustc", e);
    }
  }

  private static ProviderException interrupted(String program, InterruptedException e) {
    Thread.currentThread().interrupt();
    return ProviderException.environment(program + ": interrupted", e);
  }

  private static String program(ToolKind kind, Platform wanted) {
    return kind == ToolKind.PYTHON
        ? "a Python interpreter for " + wanted
        : "the program " + kind.program();
  }
}
