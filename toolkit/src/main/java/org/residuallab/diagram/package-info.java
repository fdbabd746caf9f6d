/**
 * Pictures of networks, drawn from their records by one code as SVG and as PNG.
 *
 * <p>Here: whole networks side by side as in the paper's Fig. 3 ({@link
 * org.residuallab.diagram.NetworkDiagram}), and single blocks as in its Fig. 2 and Fig. 5 ({@link
 * org.residuallab.diagram.BlockDiagram}). Not here: charts ({@link org.residuallab.chart}).
 */
package org.residuallab.diagram;
