package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.run.Origin;

class LadderChartTest {

  @Test
  void networks_that_share_their_parameters_alone_have_a_line_each() throws Exception {
    List<Evaluation> stored =
        Evaluation.storedIn(Path.of("../notebooks/results")).stream()
            .filter(each -> each.names().equals("resnet-20-published"))
            .toList();
    Design other = Networks.named("resnet-20").with(ZeroChannels.BEHIND);
    List<Evaluation> both =
        Stream.concat(stored.stream(), stored.stream().map(each -> of(other, each))).toList();

    assertThat(stored).hasSizeGreaterThan(1);
    assertThat(lines("One", stored)).hasSize(1);
    assertThat(lines("Two", both)).hasSize(2);
  }

  private static List<String> lines(String title, List<Evaluation> evaluations) {
    return LadderChart.of(title, evaluations).getSeriesCollection().stream()
        .filter(series -> series.isShowInLegend())
        .map(series -> series.getName())
        .toList();
  }

  private static Evaluation of(Design network, Evaluation evaluation) {
    Origin.Imported theirs = (Origin.Imported) evaluation.networks().get(0);
    Origin same =
        new Origin.Imported(
            theirs.name() + "-behind",
            network,
            theirs.file(),
            theirs.fileSha256(),
            theirs.source(),
            theirs.imported(),
            theirs.parametersSha256(),
            null);
    return new Evaluation(
        evaluation.protocol(),
        List.of(same),
        evaluation.data(),
        evaluation.topOne(),
        evaluation.topFive(),
        evaluation.confusion(),
        evaluation.multiplyAdds(),
        evaluation.seconds(),
        evaluation.provenance(),
        evaluation.others());
  }
}
