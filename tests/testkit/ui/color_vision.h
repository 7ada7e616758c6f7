#pragma once

#include <QColor>
#include <vector>

// The arithmetic of seeing, for tests over theme files.
namespace haven::testkit {

enum class Vision { Normal, Protan, Deutan, Tritan };

// WCAG 2.2 contrast ratio of two opaque colors: 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);
// A color as seen, after Machado, Oliveira and Fernandes (2009), severity 1.0.
QColor seenWith(Vision vision, const QColor& color);
// CIE 1976 difference in L*a*b* under D65.
double colorDifference(const QColor& a, const QColor& b);
// The smallest difference of any pair, over all four kinds of vision.
double smallestDifference(const std::vector<QColor>& colors);

} // namespace haven::testkit
