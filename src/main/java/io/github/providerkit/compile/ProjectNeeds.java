package io.github.providerkit.compile;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.toolchain.Doctor.Finding;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one project is built with, and whether it is there: the compiler of its code for each
 * platform, the programs of its commands, and what runs the scripts of its packages.
 */
public final class ProjectNeeds {
  private final Provider provider;
  private final List<Finding> findings;
  private final Host host;
  private final Set<String> lines = new LinkedHashSet<>();
  private int missing;

  private ProjectNeeds(Provider provider, List<Finding> findings, Host host) {
    this.provider = provider;
    this.findings = findings;
    this.host = host;
  }

  /**
   * Looks what a provider needs.
   *
   * @param findings about the tools for all platforms that it is built for
   * @param host where the programs of its commands are searched
   */
  public static ProjectNeeds of(Provider provider, List<Finding> findings, Host host) {
    ProjectNeeds needs = new ProjectNeeds(provider, findings, host);
    needs.look();
    return needs;
  }

  /** The kind of tool that the code is compiled with; empty without code, or for commands. */
  public static Optional<ToolKind> tool(Provider provider) {
    return provider.code().flatMap(code -> tool(code.language()));
  }

  /** The tools that have to be there: the one for its code, and what runs scripts of packages. */
  public static Set<ToolKind> tools(Provider provider) {
    Set<ToolKind> tools = EnumSet.noneOf(ToolKind.class);
    tool(provider).ifPresent(tools::add);
    if (commands(provider).anyMatch(BuildCommand::packageScript)) {
      tools.add(ToolKind.BUN);
    }
    return tools;
  }

  private static Stream<BuildCommand> commands(Provider provider) {
    return Stream.of(
            provider.buildCommands(),
            provider.packagingCommands(),
            provider.afterPackagingCommands())
        .flatMap(List::stream);
  }

  /** The tool that compiles a language; empty where the author's own commands know it. */
  public static Optional<ToolKind> tool(Language language) {
    return switch (language) {
      case GO -> Optional.of(ToolKind.GO);
      case RUST -> Optional.of(ToolKind.RUST);
      case PYTHON -> Optional.of(ToolKind.PYTHON);
      case TYPESCRIPT -> Optional.of(ToolKind.BUN);
      case COMMANDS -> Optional.empty();
    };
  }

  /** One line each, found or not. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** How many are not there. */
  public int missing() {
    return missing;
  }

  private void look() {
    tool(provider).ifPresent(this::compiler);
    commands(provider).forEach(this::command);
    if (provider.code().isPresent()) {
      provider.phases().ifPresent(this::phases);
    }
  }

  private void compiler(ToolKind kind) {
    Optional<RequiredPython> required =
        kind == ToolKind.PYTHON ? RequiredPython.of(provider.directory()) : Optional.empty();
    for (Finding finding : findings) {
      if (finding.kind() == kind) {
        String need = kind.title() + " for " + finding.platform();
        tell(need, finding.ok() ? finding.tool() : Optional.empty());
        finding
            .tool()
            .filter(tool -> required.isPresent() && !required.get().isMetBy(tool.version()))
            .ifPresent(
                tool ->
                    lines.add(
                        "%s: expected %s, as pyproject.toml requires, found %s"
                            .formatted(need, required.get().text(), tool.version())));
      }
    }
  }

  private void command(BuildCommand command) {
    if (command.packageScript()) {
      Optional<Tool> bun = here(ToolKind.BUN);
      String need = "Bun or npm for " + command.field();
      if (bun.isPresent()) {
        tell(need, bun);
      } else {
        found(need, host.onPath("npm"));
      }
    } else {
      program(command.field(), command.directory(), command.arguments().get(0));
    }
  }

  private Optional<Tool> here(ToolKind kind) {
    return findings.stream()
        .filter(finding -> finding.kind() == kind)
        .flatMap(finding -> finding.tool().stream())
        .findFirst();
  }

  private void phases(Phases phases) {
    List<Phases.Step> steps = new ArrayList<>(phases.install());
    steps.addAll(phases.build());
    for (Phases.Step step : steps) {
      Path directory = provider.directory().resolve(step.directory());
      program(step.field(), directory, step.arguments().get(0));
    }
  }

  /** A program by its name, or by its path from where it runs. */
  private void program(String field, Path directory, String program) {
    boolean path = program.contains("/") || program.contains("\\");
    Optional<Path> place =
        path
            ? Optional.of(directory.resolve(program).normalize()).filter(Files::isRegularFile)
            : host.onPath(program);
    found(program + " for " + field, place);
  }

  private void tell(String need, Optional<Tool> tool) {
    add(
        need,
        tool.map(t -> t.kind().title() + " " + t.version() + ", " + t.executable()).orElse(null));
  }

  private void found(String need, Optional<Path> program) {
    add(need, program.map(Path::toString).orElse(null));
  }

  private void add(String need, @Nullable String found) {
    boolean first = lines.add(need + ": " + (found == null ? "missing" : found));
    if (first && found == null) {
      missing++;
    }
  }
}
