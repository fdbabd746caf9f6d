package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  @Test
  void measures_a_network_and_writes_its_rows(@TempDir Path folder) throws Exception {
    Path csv = folder.resolve("bench.csv");

    Spoken said =
        Spoken.by(
            new BenchCommand(),
            ("resnet-8 --mode infer --rounds 2 --steps 1 --warm-up 0.1 --engines residual-lab"
                    + " --instructions avx2 --csv "
                    + csv)
                .split(" "));

    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("resnet-8", "residual-lab: oneDNN").doesNotContain("AVX-512");
    assertThat(Files.readAllLines(csv))
        .hasSize(2)
        .first()
        .isEqualTo("net,mode,batch,engine,images_per_second,min,max,peak_rss_mb");
    assertThat(Files.readAllLines(csv).get(1)).startsWith("resnet-8,infer,128,residual-lab,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet-21|resnet-21",
        "vgg-19|no benchmark of vgg-19: it compares residual and plain networks",
        "resnet-8 --engines residual-lab+responses --mode infer|none of the engines can infer: residual-lab+responses",
        "resnet-8 --engines openvino --mode train|none of the engines can train: openvino",
        "resnet-8 --batch 0|a batch has at least one image",
        "resnet-20 --rounds 0|at least one round of one step, not 0 of 10",
        "resnet-20 --steps 0|at least one round of one step, not 5 of 0",
        "resnet-20 --warm-up -1|--warm-up: 0 seconds or more, not -1.0",
        "resnet-20 --rounds many|'many'",
        "resnet-20 --engines torch|no engine 'torch' to measure; there are residual-lab,",
        "resnet-20 --mode sleep|'sleep'",
        "resnet-20 --instructions mmx|'mmx'",
        "resnet-20 --csv src|--csv: src is a folder",
        "resnet-18 --pictures src/main/java/org/residuallab/text|text has no JPEG file to measure with",
      })
  void refuses_in_one_line(String arguments, String reason) {
    Spoken said = Spoken.by(new BenchCommand(), arguments.split(" "));

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).startsWith("lab: ").contains(reason);
    assertThat(said.out()).isEmpty();
  }
}
