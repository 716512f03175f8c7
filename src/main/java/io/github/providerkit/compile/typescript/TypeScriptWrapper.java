package io.github.providerkit.compile.typescript;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.ProviderCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program around a provider: what the SDK's own builder writes, with the same meaning ({@code
 * docs/spec/gestalt-release.md} section 4).
 */
final class TypeScriptWrapper {
  private TypeScriptWrapper() {}

  /**
   * The wrapper's text.
   *
   * @param code the provider's code; its entry names the module and perhaps an export
   * @param kind the provider's kind
   * @param name the provider's short name
   * @param module what to import as the provider
   * @param runtime what to import as the SDK's runtime
   */
  static String text(ProviderCode code, Kind kind, String name, String module, String runtime) {
    String export = export(code.entry());
    String candidate =
        export.isEmpty()
            ? defaultExports(kind).stream()
                .map(e -> "Reflect.get(provided, " + quote(e) + ")")
                .collect(Collectors.joining(" ?? "))
            : "provided[" + quote(export) + "]";
    return """
        import * as provided from %s;
        import { runBundledProvider } from %s;

        await runBundledProvider(%s, %s, %s);
        """
        .formatted(quote(module), quote(runtime), candidate, quote(runtimeKind(kind)), quote(name));
  }

  /** The module that an entry names, such as {@code ./provider.ts}. */
  static String module(String entry) {
    int hash = entry.indexOf('#');
    return (hash < 0 ? entry : entry.substring(0, hash)).strip();
  }

  private static String export(String entry) {
    int hash = entry.indexOf('#');
    return hash < 0 ? "" : entry.substring(hash + 1).strip();
  }

  private static List<String> defaultExports(Kind kind) {
    List<String> exports = new ArrayList<>();
    if (kind != Kind.PLUGIN) {
      exports.add(kind.word());
    }
    exports.add("provider");
    if (kind == Kind.PLUGIN) {
      exports.add(kind.word());
    }
    exports.add("default");
    return exports;
  }

  /** The SDK's word for the kind. */
  private static String runtimeKind(Kind kind) {
    return kind == Kind.PLUGIN ? "integration" : kind.word();
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
