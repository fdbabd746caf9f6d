/**
 * What a report shows beside notebooks: stored runs in figures and tables, and provenance.
 *
 * <p>Here: {@link org.residuallab.report.RunPages}, {@link org.residuallab.report.Provenances}. Not
 * here: the page itself, which Python writes as it does for notebooks.
 */
package org.residuallab.report;
