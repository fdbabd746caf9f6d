package org.residuallab.ledger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.residuallab.ledger.ClaimedValue.Figure;
import org.residuallab.ledger.ClaimedValue.Words;

/** Reads the claims from the toolkit's own file. */
final class Claims {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Claims() {}

  private record Document(Map<String, String> protocols, List<Entry> claims) {}

  private record Entry(
      String id,
      String source,
      String claim,
      String value,
      Figure figure,
      String protocol,
      Check check) {

    ClaimedValue said() {
      return figure == null ? new Words(Objects.requireNonNull(value, id)) : figure;
    }
  }

  /**
   * A claim.
   *
   * @param check how we can tell, if we try at all
   */
  record Checked(Claim claim, Optional<Check> check) {

    Finding find(Evidence evidence) {
      return check
          .map(how -> how.find(claim.value(), evidence))
          .orElseGet(() -> new Finding(Status.QUOTED, "", "not attempted here"));
    }
  }

  static List<Checked> read() {
    try (InputStream in = Claims.class.getResourceAsStream("claims.json")) {
      Document document = JSON.readValue(in, Document.class);
      return document.claims().stream().map(entry -> claim(entry, document.protocols())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checked claim(Entry entry, Map<String, String> protocols) {
    String protocol = Objects.requireNonNull(protocols.get(entry.protocol()), entry.id());
    return new Checked(
        new Claim(entry.id(), entry.source(), entry.claim(), entry.said(), protocol),
        Optional.ofNullable(entry.check()));
  }
}
