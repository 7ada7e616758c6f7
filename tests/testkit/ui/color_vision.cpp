#include "tests/testkit/ui/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace haven::testkit {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

Triple linear(const QColor& color)
{
    const auto expand = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {expand(color.red() / 255.0), expand(color.green() / 255.0),
            expand(color.blue() / 255.0)};
}

int compressed(double v)
{
    const double clamped = std::clamp(v, 0.0, 1.0);
    const double s =
        clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(s * 255));
}

Triple times(const Matrix& m, const Triple& v)
{
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row)
        out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
    return out;
}

double luminance(const QColor& color)
{
    const Triple v = linear(color);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}

Matrix machado(Vision vision)
{
    switch (vision) {
    case Vision::Normal:
        return {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    case Vision::Protan:
        return {{{0.152286, 1.052583, -0.204868},
                 {0.114503, 0.786281, 0.099216},
                 {-0.003882, -0.048116, 1.051998}}};
    case Vision::Deutan:
        return {{{0.367322, 0.860646, -0.227968},
                 {0.280085, 0.672501, 0.047413},
                 {-0.011820, 0.042940, 0.968881}}};
    case Vision::Tritan:
        return {{{1.255528, -0.076749, -0.178779},
                 {-0.078411, 0.930809, 0.147602},
                 {0.004733, 0.691367, 0.303900}}};
    }
    return {};
}

Triple lab(const QColor& color)
{
    const Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375},
                        {0.2126729, 0.7151522, 0.0721750},
                        {0.0193339, 0.1191920, 0.9503041}}};
    Triple xyz = times(toXyz, linear(color));
    const Triple white{0.95047, 1.0, 1.08883};
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / white[i];
        xyz[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor seenWith(Vision vision, const QColor& color)
{
    const Triple seen = times(machado(vision), linear(color));
    return {compressed(seen[0]), compressed(seen[1]), compressed(seen[2])};
}

double colorDifference(const QColor& a, const QColor& b)
{
    const Triple la = lab(a);
    const Triple lb = lab(b);
    return std::sqrt((la[0] - lb[0]) * (la[0] - lb[0]) + (la[1] - lb[1]) * (la[1] - lb[1]) +
                     (la[2] - lb[2]) * (la[2] - lb[2]));
}

double smallestDifference(const std::vector<QColor>& colors)
{
    double smallest = 1000;
    for (const Vision vision : {Vision::Normal, Vision::Protan, Vision::Deutan, Vision::Tritan}) {
        for (std::size_t i = 0; i < colors.size(); ++i) {
            for (std::size_t j = i + 1; j < colors.size(); ++j)
                smallest = std::min(smallest, colorDifference(seenWith(vision, colors[i]),
                                                              seenWith(vision, colors[j])));
        }
    }
    return smallest;
}

} // namespace haven::testkit
