package io.github.providerkit.plan;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.ProjectNeeds;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Doctor;
import io.github.providerkit.toolchain.ToolKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What it takes to compile several providers: each tool and platform once. */
public final class ToolNeeds {
  private final Map<ToolKind, Set<Platform>> platforms = new EnumMap<>(ToolKind.class);
  private final Map<ToolKind, Path> places = new EnumMap<>(ToolKind.class);

  /**
   * Adds the code of a provider.
   *
   * @param directory where it lies
   * @param wanted what it is compiled for
   */
  public void add(Collection<Language> languages, Path directory, Collection<Platform> wanted) {
    for (Language language : languages) {
      ProjectNeeds.tool(language)
          .ifPresent(
              kind -> {
                platforms.computeIfAbsent(kind, key -> new LinkedHashSet<>()).addAll(wanted);
                places.putIfAbsent(kind, directory);
              });
    }
  }

  /**
   * Looks whether this machine has it. A tool is asked where the first provider that needs it lies.
   *
   * @throws ProviderException if the machine fails or the build is stopped
   */
  public List<Doctor.Finding> examine(Doctor doctor) throws ProviderException {
    List<Doctor.Finding> findings = new ArrayList<>();
    for (Map.Entry<ToolKind, Path> need : places.entrySet()) {
      findings.addAll(
          doctor.examine(
              List.of(need.getKey()),
              platforms.getOrDefault(need.getKey(), Set.of()),
              need.getValue()));
    }
    return findings;
  }
}
