package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.cost.Account.Step;

class ReconciliationTest {

  /** Read from each tool: torchvision 0.28, Keras 3, ptflops 0.7.5, fvcore 0.1.5. */
  @ParameterizedTest
  @CsvSource({
    "resnet-18, torchvision, 11689512, 1814073344",
    "resnet-50, torchvision, 25557032, 4089184256",
    "resnet-152, torchvision, 60192808, 11513626624",
    "vgg-19, torchvision, 143667240, 19632062464",
    "vgg-16-bn, torchvision, 138365992, 15470264320",
    "vgg-19-bn, torchvision, 143678248, 19632062464",
    "resnet-50, Keras, 25636712, 3857973248",
    "resnet-101, Keras, 44707176, 7570194432",
    "resnet-152, Keras, 60419944, 11282415616",
    "vgg-19, Keras, 143667240, 19632062464",
    "resnet-18, ptflops, 11689512, 1825313768",
    "resnet-34, ptflops, 21797672, 3680019432",
    "resnet-50, ptflops, 25557032, 4132436968",
    "resnet-101, ptflops, 44549160, 7865129960",
    "resnet-152, ptflops, 60192808, 11602639848",
    "resnet-18, fvcore, 11689512, 1819065856",
    "resnet-50, fvcore, 25557032, 4111512576",
  })
  void gives_each_tools_own_figures(String network, String tool, long parameters, long operations) {
    Account account = account(network, tool);

    assertThat(account.ownNetwork()).isTrue();
    assertThat(account.count()).isEqualTo(new Count(parameters, operations));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet-50", "resnet-34", "vgg-19", "plain-20", "resnet-110"})
  void steps_lead_from_the_papers_count_to_each_tools(String network) {
    Reconciliation view = Reconciliation.of(Networks.named(network));

    assertThat(view.accounts()).hasSameSizeAs(Tool.ALL);
    for (Account account : view.accounts()) {
      Count reached = account.steps().stream().map(Step::change).reduce(view.base(), Count::plus);
      assertThat(reached).isEqualTo(account.count());
    }
  }

  @Test
  void counts_no_idle_bias_where_no_normalisation_follows() {
    // Of pre-activation, the last convolution of a block is added to its shortcut.
    Count paper = Reconciliation.of(Networks.named("preresnet-20")).base();
    Count keras = account("preresnet-20", "Keras").count();
    long channels =
        Convention.KERAS
                .withOmittedBiases(false)
                .count(
                    NetworkCost.of(Networks.named("preresnet-20").network()).total().parameters())
            - paper.parameters();

    // The stem and the first convolution of each block are normalised.
    assertThat(keras.parameters() - paper.parameters() - channels)
        .isEqualTo(16 + 3 * (16 + 32 + 64));
  }

  @Test
  void names_the_reasons() {
    assertThat(account("resnet-50", "torchvision").steps())
        .containsExactly(
            new Step(
                "stride on the 3x3 of a bottleneck, not on its first 1x1 (v1.5)",
                new Count(0, 231_211_008)));
    assertThat(account("resnet-34", "torchvision").steps())
        .containsExactly(
            new Step(
                "projections where dimensions grow (option B)", new Count(173_824, 19_267_584)));
    assertThat(account("resnet-50", "Keras").steps())
        .containsExactly(
            new Step(
                "a bias for each filter before a normalisation, where it has no effect",
                new Count(26_560, 0)),
            new Step(
                "4 numbers a normalised channel, not 2: its running mean and variance",
                new Count(53_120, 0)));
  }

  @Test
  void counts_our_network_where_a_tool_has_none_of_that_name() {
    Account account = account("plain-20", "Keras");

    assertThat(account.ownNetwork()).isFalse();
    assertThat(account.count().operations()).isEqualTo(40_551_040);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet-18, 1.8, ROUNDED",
    "resnet-34, 3.6, ROUNDED",
    "resnet-50, 3.8, CUT_OFF",
    "resnet-101, 7.6, ROUNDED",
    "resnet-152, 11.3, ROUNDED",
    "vgg-19, 19.6, ROUNDED",
    "vgg-16, 15.3, OTHER",
    "resnet-56, 0.85, ROUNDED",
    "resnet-1202, 19.4, ROUNDED",
  })
  void says_how_the_paper_rounded(String network, BigDecimal figure, Rounding rounding) {
    Printed printed = Printed.of(Networks.named(network)).orElseThrow();

    assertThat(printed.figure()).isEqualTo(figure);
    assertThat(printed.rounding()).isEqualTo(rounding);
  }

  private static Account account(String network, String tool) {
    return Reconciliation.of(Networks.named(network)).accounts().stream()
        .filter(account -> account.tool().name().equals(tool))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_network_of_cifars_family_is_none_of_theirs_whatever_its_name() {
    Reconciliation small = Reconciliation.of(CifarFamily.resnet(50).architecture());

    assertThat(small.network()).isEqualTo("resnet-50");
    assertThat(small.accounts()).noneMatch(Account::ownNetwork);
  }
}
