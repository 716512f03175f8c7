package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemes that guard HTTP bindings, and the provider that authenticates users. */
class SecuritySchemeRulesTest {
  private static final String SECRET = ", secret: {env: TOKEN}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: none",
        "type: none, scheme: whatever, in: nowhere",
        "type: apiKey, name: X-Key, in: header, secret: {env: KEY}",
        "type: apiKey, name: key, in: query, secret: {secret: key}",
        "type: http, scheme: basic, secret: {env: A, secret: b}",
        "type: http, scheme: bearer, secret: {env: A}",
        "type: hmac, signatureHeader: X-S, payloadTemplate: '{raw_body}', secret: {env: A}",
        "type: hmac, signatureHeader: X-S, payloadTemplate: 'v0:{header:X-T}:{raw_body}', secret: {env: A}, timestampHeader: X-T, maxAgeSeconds: 300, signaturePrefix: v0="
      })
  void everyTypeHasAWayToBeRight(String scheme) {
    plugin("securitySchemes:\n  s: {" + scheme + "}\n  \"\": {" + scheme + "}\n").isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "oauth2, ''",
    "Http, ' -> did you mean \"http\"?'",
    "apikey, ' -> did you mean \"apiKey\"?'"
  })
  void anotherTypeIsRefused(String type, String hint) {
    plugin("securitySchemes:\n  s: {type: ▲" + type + "}\n")
        .tells(
            "error: spec.securitySchemes.s.type: expected hmac, apiKey, http or none, found \"%s\" [gestalt/security-scheme]%s"
                .formatted(type, hint));
  }

  @Test
  void aSchemeNeedsAType() {
    plugin("securitySchemes:\n  s: ▲{}\n  t: ▲~\n")
        .tells(
            "error: spec.securitySchemes.s.type: expected hmac, apiKey, http or none, found nothing [gestalt/security-scheme]",
            "error: spec.securitySchemes.t: expected a security scheme, found nothing [gestalt/required]");
  }

  @Test
  void aKeyNeedsNamePlaceAndSecret() {
    plugin("securitySchemes:\n  k: ▲▲▲{type: apiKey}\n")
        .tells(
            "error: spec.securitySchemes.k.in: expected header or query, found nothing [gestalt/security-scheme]",
            "error: spec.securitySchemes.k.name: expected the name of the header or query parameter, found nothing [gestalt/required]",
            "error: spec.securitySchemes.k.secret: expected a secret with env or secret, found nothing [gestalt/required]");
    plugin("securitySchemes:\n  k: {type: apiKey, name: ▲' ', in: ▲cookie" + SECRET + "}\n")
        .tells(
            "error: spec.securitySchemes.k.name: expected the name of the header or query parameter, found \" \" [gestalt/required]",
            "error: spec.securitySchemes.k.in: expected header or query, found \"cookie\" [gestalt/security-scheme]");
  }

  @Test
  void httpNeedsASchemeAndASecret() {
    plugin("securitySchemes:\n  h: ▲{type: http, scheme: ▲Bearer}\n")
        .tells(
            "error: spec.securitySchemes.h.secret: expected a secret with env or secret, found nothing [gestalt/required]",
            "error: spec.securitySchemes.h.scheme: expected basic or bearer, found \"Bearer\" [gestalt/security-scheme] -> did you mean \"bearer\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type: none", "type: http, scheme: basic"})
  void aSecretThatIsGivenHasToSayWhereItIs(String scheme) {
    plugin("securitySchemes:\n  s: {" + scheme + ", secret: ▲{env: ' ', secret: ''}}\n")
        .tells(
            "error: spec.securitySchemes.s.secret: expected env or secret, found neither [gestalt/security-scheme] -> name the environment variable or the secret that holds it");
  }

  @Test
  void hmacNeedsHeaderTemplateAndSecret() {
    plugin("securitySchemes:\n  h: ▲▲▲{type: hmac}\n")
        .tells(
            "error: spec.securitySchemes.h.payloadTemplate: expected the text that is signed, for example {raw_body}, found nothing [gestalt/required]",
            "error: spec.securitySchemes.h.secret: expected a secret with env or secret, found nothing [gestalt/required]",
            "error: spec.securitySchemes.h.signatureHeader: expected the header that carries the signature, found nothing [gestalt/required]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{raw_body'          | a closing brace for each placeholder          | {raw_body |",
        "'{body}'             | the placeholders {raw_body} and {header:NAME} | {body} | found {body}",
        "'{header: }'         | a header name in each {header:…} placeholder  | {header: } |"
      })
  void anHmacTemplateHasItsOwnGrammar(String written, String expected, String found, String hint) {
    plugin(
            "securitySchemes:\n  h: {type: hmac, signatureHeader: X"
                + SECRET
                + ", payloadTemplate: ▲'"
                + written
                + "'}\n")
        .tells(
            "error: spec.securitySchemes.h.payloadTemplate: expected %s, found \"%s\" [gestalt/payload-template]%s"
                .formatted(expected, found, hint == null ? "" : " -> " + hint));
  }

  @Test
  void aTimestampNeedsAPlaceholderAndAnAge() {
    String hmac =
        "securitySchemes:\n  h: {type: hmac, signatureHeader: X"
            + SECRET
            + ", payloadTemplate: ▲'{raw_body}', timestampHeader: X-T, maxAgeSeconds: ▲";
    plugin(hmac + "-1}\n")
        .tells(
            "error: spec.securitySchemes.h.payloadTemplate: expected a placeholder for the timestamp header, found \"{raw_body}\" [gestalt/payload-template] -> add {header:X-T}",
            "error: spec.securitySchemes.h.maxAgeSeconds: expected a number above zero, since timestampHeader is set, found -1 [gestalt/security-scheme]");
    plugin(hmac.replace(", maxAgeSeconds: ▲", "}\n").replace("{type", "▲{type"))
        .tells(
            "error: spec.securitySchemes.h.maxAgeSeconds: expected a number above zero, since timestampHeader is set, found nothing [gestalt/security-scheme]",
            "error: spec.securitySchemes.h.payloadTemplate: expected a placeholder for the timestamp header, found \"{raw_body}\" [gestalt/payload-template] -> add {header:X-T}");
  }

  @Test
  void anAgeNeedsATimestamp() {
    plugin(
            "securitySchemes:\n  h: {type: hmac, signatureHeader: X"
                + SECRET
                + ", payloadTemplate: '{raw_body}', maxAgeSeconds: ▲5}\n")
        .tells(
            "error: spec.securitySchemes.h.maxAgeSeconds: expected maxAgeSeconds only together with timestampHeader, found it alone [gestalt/security-scheme]");
  }

  @Test
  void authNeedsAProvider() {
    plugin("auth: {provider: login}\n").isFine();
    plugin("auth: ~\n").isFine();
    plugin("auth: ▲{}\n")
        .tells(
            "error: spec.auth.provider: expected the name of an authentication provider, found nothing [gestalt/required]");
    plugin("auth: {provider: ▲' '}\n")
        .tells(
            "error: spec.auth.provider: expected the name of an authentication provider, found \" \" [gestalt/required]");
  }
}
