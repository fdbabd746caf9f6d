package org.residuallab.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.residuallab.files.Hash;
import org.residuallab.run.RunRecord.DataRecord;

/**
 * Of what a measurement is. The names of networks are for the name of its file alone.
 *
 * @param how anything that equals where it is measured alike
 * @param label of that, in a word
 * @param names of the networks
 * @param networks what each is
 * @param imagesSha256 fingerprint of the data set
 */
public record Subject(
    Object how, String label, List<String> names, List<Origin.Bits> networks, String imagesSha256) {

  public Subject {
    names = List.copyOf(names);
    networks = List.copyOf(networks);
  }

  /** Of those networks on that data set. */
  public static Subject of(Object how, String label, List<Origin> networks, DataRecord data) {
    return new Subject(
        how,
        label,
        networks.stream().map(Origin::name).toList(),
        networks.stream().map(Origin::bits).toList(),
        data.sha256());
  }

  /**
   * Whether the other is measured alike, on the same images, of the same networks with the same
   * bits, in any order: an ensemble has none.
   */
  boolean isThatOf(Subject other) {
    return how.equals(other.how)
        && counted().equals(other.counted())
        && imagesSha256.equals(other.imagesSha256);
  }

  /** {@code resnet-20-short-seed1-flip.json}; an ensemble goes by how many it is of. */
  String fileName() {
    String whose =
        names.size() == 1
            ? names.get(0)
            : "ensemble-of-" + names.size() + "-" + Hash.brief(digest());
    return "%s-%s.json".formatted(whose, label);
  }

  private Map<Origin.Bits, Long> counted() {
    return networks.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
  }

  private String digest() {
    String all =
        networks.stream()
            .map(Origin.Bits::parametersSha256)
            .sorted()
            .collect(Collectors.joining("\n"));
    return Hash.sha256(all.getBytes(StandardCharsets.US_ASCII));
  }
}
