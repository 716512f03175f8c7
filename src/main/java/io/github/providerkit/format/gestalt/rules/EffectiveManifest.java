package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.MediaType;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.manifest.shape.PlainData;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a valid manifest means to its consumer, as plain data: defaults filled in, values
 * normalised, empty ones left out ({@code docs/spec/gestalt-manifest.md} section 8).
 */
public final class EffectiveManifest {
  private static final long DEFAULT_ACK_STATUS = 200;

  private EffectiveManifest() {}

  /**
   * The effective manifest.
   *
   * @param manifest bound without errors
   * @return fields in the consumer's order; maps sorted by key
   */
  public static Map<String, Object> of(Value manifest) {
    Map<String, Object> data = PlainData.of(manifest, (Shape.Struct) manifest.shape());
    Optional<Kind> kind = Generations.kindOf(manifest);
    kind.ifPresent(known -> data.put("kind", Generations.of(manifest).wordOf(known)));
    if (kind.equals(Optional.of(Kind.PLUGIN))) {
      map(map(data, "spec"), "http").values().forEach(binding -> binding(asMap(binding)));
      Generation.Modes modes = Generations.of(manifest).modes();
      map(map(data, "spec"), "connections")
          .values()
          .forEach(connection -> mode(asMap(connection), modes));
      change(map(map(data, "spec"), "ui"), "path", path -> PackagePath.clean(GoText.trim(path)));
    } else if (kind.equals(Optional.of(Kind.UI))) {
      list(map(data, "spec"), "routes").forEach(route -> route(asMap(route)));
    }
    return data;
  }

  private static void mode(Map<String, Object> connection, Generation.Modes modes) {
    if (connection != null) {
      change(connection, "mode", modes::normal);
    }
  }

  private static void binding(Map<String, Object> binding) {
    // Twice, as the consumer does on the way into a package: ../a becomes /../a and then /a.
    change(binding, "path", path -> binding(binding(path)));
    change(binding, "method", method -> GoText.upper(GoText.trim(method)));
    change(binding, "credentialMode", GoText::trim);
    change(binding, "security", GoText::trim);
    change(binding, "target", GoText::trim);
    if ("".equals(binding.get("credentialMode"))) {
      binding.remove("credentialMode");
    }
    Map<String, Object> body = map(binding, "requestBody");
    if (body.containsKey("content")) {
      Map<String, Object> content = new TreeMap<>();
      map(body, "content")
          .forEach((type, value) -> content.put(MediaType.parse(type).orElse(type), value));
      body.put("content", new LinkedHashMap<>(content));
    }
    Object ack = binding.get("ack");
    if (ack != null && !asMap(ack).containsKey("status")) {
      Map<String, Object> withStatus = new LinkedHashMap<>();
      withStatus.put("status", DEFAULT_ACK_STATUS);
      withStatus.putAll(asMap(ack));
      binding.put("ack", withStatus);
    }
  }

  private static void route(Map<String, Object> route) {
    change(route, "path", path -> RoutePath.ui(path).path());
    Set<Object> roles = new LinkedHashSet<>();
    list(route, "allowedRoles").forEach(role -> roles.add(GoText.trim((String) role)));
    route.put("allowedRoles", new ArrayList<>(roles));
  }

  private static String binding(String path) {
    return Objects.requireNonNull(RoutePath.binding(path).path(), "a valid manifest");
  }

  private static void change(Map<String, Object> map, String key, UnaryOperator<String> change) {
    map.computeIfPresent(key, (name, value) -> change.apply((String) value));
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    Object value = parent.get(key);
    return value == null ? new LinkedHashMap<>() : asMap(value);
  }

  @SuppressWarnings("unchecked") // Plain data of a struct or map has nothing but text keys.
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // See asMap.
  private static List<Object> list(Map<String, Object> parent, String key) {
    Object value = parent.get(key);
    return value == null ? List.of() : (List<Object>) value;
  }
}
