package org.residuallab.model;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Network;
import org.residuallab.reference.TorchContract;

class ModelsAgreeWithTorchTest extends TorchContract {

  @Override
  protected ComputationGraph build(Network network, Optimizer optimizer) {
    return Models.build(network, optimizer, Initialization.HE, 1);
  }
}
