package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server asks of its own settings, and of the policies that others refer to. */
final class ServerRules {
  private static final int USUAL_PORT = 8080;
  private static final int LAST_PORT = 65535;

  /**
   * What may be found in DNS, or is an address. The server asks DNS for it; who locks may be on
   * another network than the server.
   */
  private static final Pattern HOST =
      Pattern.compile("[^\\s\\p{Cntrl}\\[\\]/%]*(%[^\\s\\p{Cntrl}\\[\\]]+)?");

  private final ConfigField root;
  private final ConfigField server;
  private final FailureList failures;

  private ServerRules(ConfigField root, FailureList failures) {
    this.root = root;
    this.server = root.get("server");
    this.failures = failures;
  }

  static void check(ConfigField root, FailureList failures) {
    ServerRules rules = new ServerRules(root, failures);
    rules.policies();
    rules.listeners();
    rules.words();
    failures.collect(rules::admin);
  }

  private void policies() {
    root.at("authorization.policies")
        .entries()
        .forEach(
            (name, policy) -> {
              if (name.isBlank()) {
                failures.add(policy.mistake("a policy with a name"));
              }
              oneOf(policy.get("default"), "allow", "deny");
              Set<String> subjects = new HashSet<>();
              for (ConfigField member : policy.get("members").items()) {
                if (member.get("role").text().isEmpty()) {
                  failures.add(member.get("role").mistake("a role"));
                }
                ConfigField subject = member.get("subjectID");
                if (subject.text().isEmpty()) {
                  failures.add(subject.mistake("who has the role"));
                } else if (!subjects.add(subject.text())) {
                  failures.add(subject.mistake("each subject once in a policy"));
                }
              }
            });
  }

  private void oneOf(ConfigField field, String... words) {
    if (!field.text().isEmpty() && !List.of(words).contains(field.text())) {
      failures.add(field.unknown(String.join(" or ", words), List.of(words)));
    }
  }

  private void listeners() {
    ConfigField port = server.at("public.port");
    ConfigField other = server.at("management.port");
    ConfigField host = server.at("management.host");
    for (ConfigField one : List.of(server.at("public.host"), host)) {
      if (!HOST.matcher(one.exact()).matches()) {
        failures.add(one.mistake("the name or address of a host"));
      }
    }
    for (ConfigField one : List.of(port, other)) {
      if (one.whole() < 0 || one.whole() > LAST_PORT) {
        failures.add(one.mistake("a port from 1 to 65535"));
      }
    }
    if (other.whole() == 0) {
      if (!host.text().isEmpty()) {
        failures.add(other.mistake("the port of the management listener"));
      }
      return;
    }
    long usual = port.whole() == 0 ? USUAL_PORT : port.whole();
    if (other.whole() == usual && host.text().equals(server.at("public.host").text())) {
      failures.add(other.mistake("another place than server.public listens at"));
    }
  }

  private void words() {
    oneOf(server.at("dev.attachmentState"), "indexeddb");
    ConfigField action = server.at("egress.defaultAction");
    oneOf(action, "allow", "deny");
    if (!action.exact().equals(action.text())) {
      failures.add(action.mistake("allow or deny without blanks"));
    }
    ConfigField ttl = server.get("apiTokenTtl");
    if (!ttl.exact().isEmpty() && !Durations.isPositive(ttl.exact())) {
      failures.add(ttl.mistake(Durations.EXPECTED));
    }
    ConfigField threshold = server.at("agent.defaultToolNarrowingThreshold");
    if (threshold.whole() < 0) {
      failures.add(threshold.mistake("0 or more"));
    }
    failures.collect(
        () -> {
          GoUrl relay = baseUrl(server.at("runtime.relayBaseUrl"));
          if (relay != null && (!isWeb(relay) || !Set.of("", "/").contains(relay.path()))) {
            throw server.at("runtime.relayBaseUrl").mistake("an http or https URL without a path");
          }
        });
  }

  private static boolean isWeb(GoUrl url) {
    return Set.of("http", "https").contains(url.scheme());
  }

  /** Null where there is none; slashes at the end count for nothing. */
  private static @Nullable GoUrl baseUrl(ConfigField field) throws ProviderException {
    String text = field.text().replaceFirst("/+$", "");
    if (text.isEmpty()) {
      return null;
    }
    Optional<GoUrl> url = GoUrl.of(text).filter(read -> !read.host().isEmpty());
    if (url.isEmpty()) {
      throw field.mistake("an absolute URL");
    }
    if (url.get().more()) {
      throw field.mistake("an absolute URL without query and fragment");
    }
    return url.get();
  }

  private void admin() throws ProviderException {
    ConfigField admin = server.get("admin");
    ConfigField ui = admin.get("ui");
    ConfigField uis = root.at("providers.ui");
    if (!ui.text().isEmpty() && !uis.get(ui.text()).isPresent()) {
      throw ui.unknown("a name of providers.ui", uis.entries().keySet());
    }
    ConfigField policy = admin.get("authorizationPolicy");
    ConfigField roles = admin.get("allowedRoles");
    if (policy.text().isEmpty()) {
      if (!roles.items().isEmpty()) {
        throw policy.mistake("the policy that server.admin.allowedRoles are of");
      }
      return;
    }
    if (root.at("providers.authentication").isEmpty()) {
      throw policy.mistake("no policy, since there is none of providers.authentication");
    }
    policy(root, policy);
    for (ConfigField role : roles.items()) {
      if (role.text().isEmpty()) {
        throw role.mistake("a role");
      }
    }
    split();
  }

  private void split() throws ProviderException {
    ConfigField own = server.get("baseUrl");
    ConfigField other = server.at("management.baseUrl");
    if (server.at("management.port").whole() == 0) {
      if (!other.text().isEmpty()) {
        throw server.at("management.port").mistake("the port of server.management.baseUrl");
      }
      return;
    }
    GoUrl ownUrl = baseUrl(own);
    GoUrl otherUrl = baseUrl(other);
    if (ownUrl == null || otherUrl == null) {
      throw (ownUrl == null ? own : other)
          .mistake("a URL, which server.admin.authorizationPolicy needs");
    }
    boolean unsafe = ownUrl.scheme().equals("https") && !otherUrl.scheme().equals("https");
    if (unsafe || !ownUrl.hostname().equals(otherUrl.hostname())) {
      throw other.mistake("a URL as safe as server.baseUrl, and of the same host");
    }
  }

  /** Demands that a policy is there which somebody refers to. */
  static void policy(ConfigField root, ConfigField reference) throws ProviderException {
    ConfigField policies = root.at("authorization.policies");
    if (!reference.text().isEmpty() && !policies.entries().containsKey(reference.text())) {
      throw reference.unknown("a policy of authorization.policies", policies.entries().keySet());
    }
  }
}
