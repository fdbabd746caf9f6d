package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Network;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.reference.TorchContract;

class FastPathAgreesWithTorchTest extends TorchContract {

  @Override
  protected ComputationGraph build(Network network, Optimizer optimizer) {
    ComputationGraph graph =
        Engine.open(
            Models.build(network, optimizer, Initialization.HE, 1), EngineSettings.fastest());
    assertThat(Engine.describe(graph).path()).isEqualTo("residual-lab");
    Engine.time(graph);
    return graph;
  }

  @Override
  protected void requireComputed(ComputationGraph graph) {
    assertThat(Engine.times(graph)).isNotEmpty();
  }
}
