package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.data.Cifar10;
import org.residuallab.data.ImageSource;
import org.residuallab.engine.EngineDescription;
import org.residuallab.evaluation.Confusion;
import org.residuallab.evaluation.ErrorRate;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.run.Origin;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.StoredRun;
import org.residuallab.table.LedgerTable;

/** What weights trained elsewhere say of the claims, and what they do not. */
class ImportedEvidenceTest {

  private static final ImageSource OFFICIAL = new ImageSource.Official(Cifar10.NAME);
  private static final Protocol CENTER = new Protocol.Center();
  private static final Provenance NOW =
      Provenance.now(new EngineDescription("residual-lab", "oneDNN 3.11.0", "AVX2", 1));

  private static int files;

  private final List<StoredRun> runs = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<MeasuredResponses> responses = new ArrayList<>();

  @Test
  void a_number_stands_beside_the_papers_with_the_file_and_the_images() {
    Origin.Imported weights = imported("resnet-20", ZeroChannels.AROUND);
    evaluations.add(evaluation(CENTER, OFFICIAL, 827, weights));

    Finding finding = on("table-6.resnet-20.error");

    assertThat(finding.status()).isEqualTo(Status.IMPORTED);
    assertThat(finding.value()).isEqualTo("8.27 %");
    assertThat(finding.basis())
        .startsWith(
            "weights trained elsewhere: theirs.th (sha256 " + weights.fileSha256().substring(0, 12))
        .contains("somebody")
        .endsWith("one view of 10,000 test images, CIFAR-10 (official binary files)");
    assertThat(finding.weights()).containsExactly(weights);
    assertThat(finding.beside().orElseThrow().status()).isEqualTo(Status.MISSING);
    assertThat(on("table-6.resnet-32.error").status()).isEqualTo(Status.MISSING);
  }

  @Test
  void a_run_under_the_papers_protocol_goes_before_and_a_brief_one_stands_beside() {
    evaluations.add(evaluation(CENTER, OFFICIAL, 827, imported("resnet-20", ZeroChannels.AROUND)));
    runs.add(Runs.of("resnet-20", Runs.OFFICIAL, 16_000, 1, 5.4, 10.35));
    Finding beforeIt = on("table-6.resnet-20.error");
    runs.add(Runs.of("resnet-20", Runs.OFFICIAL, 64_000, 1, 1, 8.5));
    Finding whole = on("table-6.resnet-20.error");

    assertThat(beforeIt.status()).isEqualTo(Status.IMPORTED);
    assertThat(beforeIt.beside().orElseThrow().status()).isEqualTo(Status.MISSING);
    assertThat(beforeIt.beside().orElseThrow().basis()).contains("the nearest has 10.35 %");
    assertThat(whole.status()).isEqualTo(Status.MEASURED);
    assertThat(whole.value()).isEqualTo("8.50 %");
    assertThat(whole.beside().orElseThrow().value()).isEqualTo("8.27 %");
  }

  @Test
  void what_is_not_that_networks_single_view_of_the_official_images_says_nothing() {
    Origin weights = imported("resnet-20", ZeroChannels.BEHIND);
    evaluations.add(evaluation(new Protocol.Flip(), OFFICIAL, 724, weights));
    evaluations.add(
        evaluation(CENTER, new ImageSource.Copy(Cifar10.NAME, "JPEG copy"), 1897, weights));
    evaluations.add(
        evaluation(CENTER, OFFICIAL, 573, weights, imported("resnet-20", ZeroChannels.BEHIND)));
    evaluations.add(evaluation(CENTER, OFFICIAL, 500, trainedHere("resnet-20")));
    evaluations.add(evaluation(CENTER, OFFICIAL, 500, ownWeights("resnet-20")));
    evaluations.add(
        evaluation(CENTER, OFFICIAL, 500, imported(Networks.named("resnet-20").withClasses(11))));
    evaluations.add(evaluation(CENTER, OFFICIAL, 500, imported("plain-20", ZeroChannels.BEHIND)));

    assertThat(on("table-6.resnet-20.error").status()).isEqualTo(Status.MISSING);
    assertThat(on("table-6.resnet-20.error").beside()).isEmpty();
  }

  @Test
  void other_views_of_the_same_network_do_not_hide_its_single_one() {
    Origin weights = imported("resnet-20", ZeroChannels.AROUND);
    evaluations.add(evaluation(new Protocol.Flip(), OFFICIAL, 724, weights));
    evaluations.add(evaluation(CENTER, OFFICIAL, 827, weights));

    assertThat(on("table-6.resnet-20.error").value()).isEqualTo("8.27 %");
  }

  @Test
  void the_best_of_five_takes_five() {
    for (int i = 0; i < 4; i++) {
      evaluations.add(
          evaluation(CENTER, OFFICIAL, 640 + i, imported("resnet-110", ZeroChannels.AROUND)));
    }
    // The same in another folder is no fifth.
    evaluations.add(evaluations.get(0));

    assertThat(on("table-6.resnet-110.error").status()).isEqualTo(Status.MISSING);
    evaluations.add(evaluation(CENTER, OFFICIAL, 650, imported("resnet-110", ZeroChannels.AROUND)));
    assertThat(on("table-6.resnet-110.error").value()).isEqualTo("6.40 %");
    evaluations.add(evaluation(CENTER, OFFICIAL, 600, imported("resnet-110", ZeroChannels.AROUND)));
    assertThat(on("table-6.resnet-110.error").value()).as("the first five").isEqualTo("6.40 %");
  }

  @Test
  void responses_to_more_images_are_not_held_against_those_to_few() {
    responses.add(responses("resnet-20", 0.6, 0.8));
    MeasuredResponses few = responses("resnet-56", 0.4, 0.6);
    responses.add(
        new MeasuredResponses(
            few.networks(), few.data(), 10, few.layers(), few.seconds(), few.provenance()));

    assertThat(on("figure-7.depth-56").status()).isEqualTo(Status.MISSING);
    responses.add(responses("resnet-56", 0.5, 0.6));
    assertThat(on("figure-7.depth-56").value()).isEqualTo("0.5500, 0.7000");
    // The same network, looked at once more and more briefly.
    MeasuredResponses whole = responses.get(0);
    responses.add(
        0,
        new MeasuredResponses(
            whole.networks(),
            whole.data(),
            10,
            whole.layers(),
            whole.seconds(),
            whole.provenance()));
    assertThat(on("figure-7.depth-56").value()).isEqualTo("0.5500, 0.7000");
  }

  @Test
  void one_network_of_each_depth_decides_no_order_and_its_numbers_are_shown() {
    responses.add(responses("resnet-20", 0.6, 0.8));
    responses.add(responses("resnet-56", 0.4, 0.6));

    Finding finding = on("figure-7.depth-56");

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.value()).isEqualTo("0.5000, 0.7000");
    assertThat(finding.basis())
        .contains("one seed only, in this order", "on 2,000 training images, CIFAR-10 (official")
        .contains("weights trained elsewhere: theirs.th");
    assertThat(finding.beside().orElseThrow().status()).isEqualTo(Status.MISSING);
    assertThat(on("figure-7.depth").status()).isEqualTo(Status.MISSING);
    assertThat(on("figure-7.depth").beside()).isEmpty();
  }

  @Test
  void orders_are_judged_by_the_test_that_judges_runs() {
    for (double drift : new double[] {0, 0.01, 0.02}) {
      responses.add(responses("resnet-20", 0.7 + drift));
      responses.add(responses("resnet-56", 0.5 + drift));
      responses.add(responses("resnet-110", 0.52 + drift));
    }

    assertThat(on("figure-7.depth-56").status()).isEqualTo(Status.IMPORTED);
    assertThat(on("figure-7.depth-56").basis()).contains("each step clear, of 3 seeds by Welch's");
    // Weights that others trained, nobody knows how, contradict nothing.
    assertThat(on("figure-7.depth").status()).isEqualTo(Status.UNDECIDED);
  }

  @Test
  void tables_have_both_kinds_of_evidence() {
    Origin.Imported weights = imported("resnet-20", ZeroChannels.AROUND);
    evaluations.add(evaluation(CENTER, OFFICIAL, 827, weights));
    runs.add(Runs.of("resnet-20", Runs.OFFICIAL, 16_000, 1, 5.4, 10.35));
    Ledger claim = ledger().claim("table-6.resnet-20.error");

    List<List<Object>> rows = LedgerTable.of(claim).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).contains("8.75 %", "8.27 %", "imported");
    assertThat(rows.get(1)).contains("missing");
    assertThat(rows.get(1).get(5).toString()).contains("10.35 %");
    List<List<Object>> whole = LedgerTable.whole(claim).rows();
    assertThat(whole).hasSize(1);
    assertThat(whole.get(0)).contains("8.27 %", weights.fileSha256(), "missing");
  }

  @Test
  void is_read_from_the_folders_of_runs_and_what_is_damaged_is_named(@TempDir Path folder)
      throws Exception {
    Evaluation.in(folder)
        .write(evaluation(CENTER, OFFICIAL, 661, imported("resnet-56", ZeroChannels.AROUND)));
    MeasuredResponses.in(folder).write(responses("resnet-20", 0.7));
    MeasuredResponses.in(folder).write(responses("resnet-56", 0.5));
    Files.writeString(folder.resolve("evaluations/torn.json"), "{");
    List<String> damaged = new ArrayList<>();

    Ledger ledger = Ledger.of(damaged::add, folder, folder.resolve("nowhere"));

    assertThat(ledger.claim("table-6.resnet-56.error").entries().get(0).finding().value())
        .isEqualTo("6.61 %");
    assertThat(ledger.claim("figure-7.depth-56").entries().get(0).finding().value())
        .isEqualTo("0.5000, 0.7000");
    assertThat(damaged).singleElement().asString().contains("torn.json").hasLineCount(1);
  }

  private Finding on(String claim) {
    return ledger().claim(claim).entries().get(0).finding();
  }

  private Ledger ledger() {
    return Ledger.of(
        new Evidence(
            new RunEvidence(runs, line -> {}), new ImportedEvidence(evaluations, responses)));
  }

  private static Evaluation evaluation(
      Protocol protocol, ImageSource source, int wrong, Origin... networks) {
    List<List<Long>> counts = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      List<Long> row = new ArrayList<>(Collections.nCopies(10, 0L));
      row.set(c, c == 0 ? 1000L - wrong % 1000 : 1000L);
      row.set(c == 0 ? 1 : c, c == 0 ? wrong % 1000L : 1000L);
      counts.add(row);
    }
    if (wrong >= 1000) {
      counts.get(1).set(1, 0L);
      counts.get(1).set(0, 1000L);
    }
    return new Evaluation(
        protocol,
        Arrays.asList(networks),
        data(source),
        new ErrorRate(wrong, 10_000),
        new ErrorRate(20, 10_000),
        new Confusion(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"), counts),
        1_000_000L,
        1.5,
        NOW,
        List.of());
  }

  private static MeasuredResponses responses(String network, double... deviations) {
    List<LayerResponse> layers = new ArrayList<>();
    for (double deviation : deviations) {
      layers.add(new LayerResponse("stage1.block%d.conv1".formatted(layers.size() + 1), deviation));
    }
    return new MeasuredResponses(
        List.of(imported(network, ZeroChannels.AROUND)), data(OFFICIAL), 2000, layers, 1, NOW);
  }

  private static DataRecord data(ImageSource source) {
    return new DataRecord(source, "12".repeat(32), 50_000, 10_000);
  }

  private static Origin.Imported imported(String network, ZeroChannels zeros) {
    return imported(Networks.named(network).with(zeros));
  }

  private static Origin.Imported imported(Design network) {
    String digits = String.format("%064x", ++files);
    return new Origin.Imported(
        network.name() + "-" + files,
        network,
        "theirs.th",
        digits,
        "somebody",
        "2026-11-28T00:00:00Z",
        digits,
        null);
  }

  private static Origin trainedHere(String network) {
    return new Origin.TrainedHere(run(network));
  }

  private static Origin ownWeights(String network) {
    RunRecord run = run(network);
    Origin.Imported file = imported(run.network());
    return new Origin.Imported(
        file.name(),
        run.network(),
        file.file(),
        file.fileSha256(),
        file.source(),
        file.imported(),
        run.results().parametersSha256(),
        run);
  }

  private static RunRecord run(String network) {
    RunRecord run = Runs.of(network, Runs.OFFICIAL, 16_000, ++files, 5, 10).record();
    return run.ended(
        RunRecord.Status.FINISHED,
        new Results(16_000, 5, null, 10.0, 1, 1, String.format("%064x", ++files), null));
  }
}
