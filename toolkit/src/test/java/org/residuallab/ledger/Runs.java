package org.residuallab.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.data.OldLabel;
import org.residuallab.files.Hash;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** Stored runs that were never run. */
final class Runs {

  static final String OFFICIAL = "CIFAR-10 (official binary files)";
  static final String JPEG =
      "unrecognised copy (its ABOUT.txt: JPEG copy of CIFAR-10), sha256 12ab";
  static final String NOT_CIFAR_10 =
      "unrecognised copy (its ABOUT.txt: birds, nothing of CIFAR-10), sha256 12ab";
  static final String SYNTHETIC = "synthetic figures (seed 1)";

  private Runs() {}

  /** A pair of plain-20 and plain-56 with a seed of its own, made from their training errors. */
  static List<StoredRun> twins(int iterations, double shallow, double deep) {
    long seed = Math.round(100 * shallow + deep);
    return List.of(
        of("plain-20", JPEG, iterations, seed, shallow, 51),
        of("plain-56", JPEG, iterations, seed, deep, 61));
  }

  static StoredRun of(
      String network, String data, int iterations, long seed, double training, double test) {
    Architecture architecture = Networks.named(network);
    Recipe recipe = Recipe.PAPER.scaledTo(iterations).forDepth(architecture.depth());
    return new StoredRun(
        Path.of("none"),
        new RunRecord(
            network,
            Status.FINISHED,
            null,
            seed,
            architecture,
            recipe,
            new DataRecord(
                OldLabel.read(data, 50_000, 10_000),
                Hash.sha256(data.getBytes(StandardCharsets.UTF_8)),
                50_000,
                10_000),
            new Provenance("2026-01-01T00:00:00Z", "", "", "", null, "", "", 2, null),
            new Results(iterations, training, null, test, 1, 1, "", null),
            List.of(),
            List.of(),
            null),
        List.of());
  }
}
