package org.residuallab.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.residuallab.files.Hash;
import org.residuallab.run.RunRecord.DataRecord;

/**
 * Of what a measurement is. The names of networks are for the name of its file alone.
 *
 * @param how anything that equals where it is measured alike
 * @param label of that, in a word
 * @param names of the networks
 * @param parametersSha256 of each network's parameters
 * @param imagesSha256 fingerprint of the data set
 */
public record Subject(
    Object how,
    String label,
    List<String> names,
    List<String> parametersSha256,
    String imagesSha256) {

  private static final int BRIEF = 12;

  public Subject {
    names = List.copyOf(names);
    parametersSha256 = List.copyOf(parametersSha256);
  }

  /** Of those networks on that data set. */
  public static Subject of(Object how, String label, List<Origin> networks, DataRecord data) {
    return new Subject(
        how,
        label,
        networks.stream().map(Origin::name).toList(),
        networks.stream().map(Origin::parametersSha256).toList(),
        data.sha256());
  }

  /**
   * Whether the other is measured alike, on the same images, of networks with the same bits, in any
   * order: an ensemble has none.
   */
  boolean isThatOf(Subject other) {
    return how.equals(other.how)
        && sorted().equals(other.sorted())
        && imagesSha256.equals(other.imagesSha256);
  }

  /** {@code resnet-20-short-seed1-flip.json}; an ensemble goes by how many it is of. */
  String fileName() {
    String whose =
        names.size() == 1
            ? names.get(0)
            : "ensemble-of-" + names.size() + "-" + digest().substring(0, BRIEF);
    return "%s-%s.json".formatted(whose, label);
  }

  private List<String> sorted() {
    return parametersSha256.stream().sorted().toList();
  }

  private String digest() {
    String all = String.join("\n", sorted());
    return Hash.sha256(all.getBytes(StandardCharsets.US_ASCII));
  }
}
