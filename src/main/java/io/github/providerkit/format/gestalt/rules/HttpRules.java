package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.MediaType;
import io.github.providerkit.format.grammar.PayloadTemplate;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of a plugin's HTTP bindings and of the security schemes that guard them. */
final class HttpRules {
  static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private HttpRules() {}

  static void check(Check check) {
    Value auth = check.spec().get("auth");
    if (auth.isPresent() && !auth.broken()) {
      check.requiredText(auth.get("provider"), "the name of an authentication provider");
    }
    check.spec().get("securitySchemes").entries().values().forEach(s -> scheme(check, s));
    check.spec().get("http").entries().values().forEach(b -> binding(check, b));
  }

  private static void scheme(Check check, Value scheme) {
    if (scheme.broken()) {
      return;
    }
    if (!scheme.isPresent()) {
      check.expected(GestaltRules.REQUIRED, scheme, "a security scheme", null);
      return;
    }
    Value type = scheme.get("type");
    if (check.oneOf(
        GestaltRules.SECURITY_SCHEME, type, List.of("hmac", "apiKey", "http", "none"))) {
      ofType(check, scheme, type.text());
    }
    Value secret = scheme.get("secret");
    boolean empty =
        GoText.isBlank(secret.get("env").text()) && GoText.isBlank(secret.get("secret").text());
    if (secret.isPresent() && empty && !brokenInside(secret)) {
      check.report(
          GestaltRules.SECURITY_SCHEME,
          secret,
          "expected env or secret, found neither",
          "name the environment variable or the secret that holds it");
    }
  }

  private static boolean brokenInside(Value value) {
    return value.broken() || value.entries().values().stream().anyMatch(Value::broken);
  }

  private static void ofType(Check check, Value scheme, String type) {
    switch (type) {
      case "hmac" -> hmac(check, scheme);
      case "apiKey" -> {
        check.requiredText(scheme.get("name"), "the name of the header or query parameter");
        check.oneOf(GestaltRules.SECURITY_SCHEME, scheme.get("in"), List.of("header", "query"));
        secretRequired(check, scheme);
      }
      case "http" -> {
        check.oneOf(GestaltRules.SECURITY_SCHEME, scheme.get("scheme"), List.of("basic", "bearer"));
        secretRequired(check, scheme);
      }
      default -> {
        // A scheme of type none has nothing to say.
      }
    }
  }

  private static void secretRequired(Check check, Value scheme) {
    Value secret = scheme.get("secret");
    if (!secret.isPresent()) {
      check.expected(GestaltRules.REQUIRED, secret, "a secret with env or secret", null);
    }
  }

  private static void hmac(Check check, Value scheme) {
    check.requiredText(scheme.get("signatureHeader"), "the header that carries the signature");
    secretRequired(check, scheme);
    Value timestamp = scheme.get("timestampHeader");
    Value maxAge = scheme.get("maxAgeSeconds");
    boolean stamped = !GoText.isBlank(timestamp.text());
    if (!stamped && !timestamp.broken() && maxAge.whole() != 0) {
      check.report(
          GestaltRules.SECURITY_SCHEME,
          maxAge,
          "expected maxAgeSeconds only together with timestampHeader, found it alone",
          null);
    }
    if (stamped && !maxAge.broken() && maxAge.whole() <= 0) {
      check.expected(
          GestaltRules.SECURITY_SCHEME,
          maxAge,
          "a number above zero, since timestampHeader is set",
          null);
    }
    Value template = scheme.get("payloadTemplate");
    if (check.requiredText(template, "the text that is signed, for example {raw_body}")
        && !timestamp.broken()) {
      PayloadTemplate.breach(template.text(), timestamp.text())
          .ifPresent(
              breach ->
                  check.expected(
                      GestaltRules.PAYLOAD_TEMPLATE, template, breach.expected(), breach.hint()));
    }
  }

  private static void binding(Check check, Value binding) {
    if (binding.broken()) {
      return;
    }
    if (!binding.isPresent()) {
      check.expected(GestaltRules.REQUIRED, binding, "an HTTP binding", null);
      return;
    }
    Value path = binding.get("path");
    RoutePath.Result normal = RoutePath.binding(path.text());
    if (!path.broken() && normal.expected() != null) {
      check.expected(GestaltRules.ROUTE_PATH, path, normal.expected(), null);
    }
    method(check, binding.get("method"));
    credentialMode(check, binding.get("credentialMode"));
    check.requiredText(binding.get("target"), "the name of an operation");
    security(check, binding.get("security"));
    content(check, binding.get("requestBody").get("content"));
    if (binding.knows("ack")) {
      ack(check, binding.get("ack").get("status"));
    }
  }

  private static void credentialMode(Check check, Value mode) {
    Generation.Modes modes = check.generation().modes();
    String text = GoText.trim(mode.text());
    if (!text.isEmpty() && !modes.http().contains(text)) {
      check.expected(
          GestaltRules.CREDENTIAL_MODE,
          mode,
          Check.alternatives(modes.http()),
          OtherGenerations.modeHint(
              check.generation(), text, Names.hint(text, modes.http(), modes.former())));
    }
  }

  private static void ack(Check check, Value status) {
    if (status.whole() != 0 && (status.whole() < 200 || status.whole() > 299)) {
      check.expected(GestaltRules.ACK_STATUS, status, "a status from 200 to 299", null);
    }
  }

  private static void method(Check check, Value method) {
    if (!method.broken() && !METHODS.contains(GoText.upper(GoText.trim(method.text())))) {
      check.expected(
          GestaltRules.HTTP_METHOD,
          method,
          Check.alternatives(METHODS),
          Names.hint(method.text(), METHODS, Map.of()));
    }
  }

  private static void security(Check check, Value security) {
    if (!check.requiredText(security, "the name of a security scheme")) {
      return;
    }
    Value schemes = check.spec().get("securitySchemes");
    if (!schemes.broken() && !schemes.get(GoText.trim(security.text())).isPresent()) {
      check.expected(
          GestaltRules.HTTP_SECURITY,
          security,
          "a name declared in spec.securitySchemes",
          Names.hint(security.text(), schemes.entries().keySet(), Map.of()));
    }
  }

  private static void content(Check check, Value content) {
    Set<String> seen = new HashSet<>();
    content
        .entries()
        .forEach(
            (name, value) -> {
              Optional<String> type = MediaType.parse(GoText.trim(name));
              if (type.isEmpty()) {
                check
                    .problems()
                    .add(
                        GestaltRules.MEDIA_TYPE,
                        check.file(),
                        value.path(),
                        value.keyPosition(),
                        "expected a media type, found \"" + name + "\"",
                        "for example application/json");
              } else if (!seen.add(type.get())) {
                check
                    .problems()
                    .add(
                        GestaltRules.MEDIA_TYPE,
                        check.file(),
                        value.path(),
                        value.keyPosition(),
                        "expected each media type once, found \"" + type.get() + "\" again",
                        "parameters and case do not make a difference");
              }
            });
  }
}
