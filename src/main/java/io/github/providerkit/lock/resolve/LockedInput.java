package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Slot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digests of what a lock was made from ({@code docs/spec/gestalt-lock.md} section 5): the
 * server compares them to see whether a lock still fits its configuration.
 */
public final class LockedInput {
  private LockedInput() {}

  /**
   * The digest of a provider's source.
   *
   * @param source what stands for it
   * @param content digest of what lies there; empty for what is elsewhere
   */
  static String of(ProviderEntry entry, String source, String content) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", entry.slot() == Slot.UI ? "ui:" + entry.name() : entry.name());
    input.put("source", source);
    if (!content.isEmpty()) {
      input.put("digest", content);
    }
    return ofJson(input);
  }

  /** The digest of what a deployment changes in a plugin's operations. */
  public static String ofOperations(ProviderEntry entry) {
    Map<String, Object> input = new LinkedHashMap<>();
    entry.operations().ifPresent(operations -> input.putAll(operations.data()));
    if (!entry.graphqlUrl().isEmpty()) {
      input.put("graphqlSurfaceUrl", entry.graphqlUrl());
    }
    if (!entry.mcpUrl().isEmpty()) {
      input.put("mcpSurfaceUrl", entry.mcpUrl());
    }
    return ofJson(input);
  }

  static String ofJson(Map<String, Object> tree) {
    return Sha256.of(GoJson.compact(tree).getBytes(UTF_8));
  }
}
