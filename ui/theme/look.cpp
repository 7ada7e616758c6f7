#include "ui/theme/look.h"

#include <algorithm>
#include <cmath>

namespace haven::ui {

namespace {

struct TypeSize {
    int designPx;
    QFont::Weight weight;
};

constexpr int kDenseBodyPx = 15;

int bodyPx(Density density)
{
    return density == Density::Dense ? kDenseBodyPx : 16;
}

TypeSize typeSize(TypeRole role, Density density)
{
    const int body = bodyPx(density);
    switch (role) {
    case TypeRole::Column:
        return {13, QFont::Normal};
    case TypeRole::Small:
        return {13, QFont::DemiBold};
    case TypeRole::Body:
        return {body, QFont::Normal};
    case TypeRole::Strong:
        return {body, QFont::DemiBold};
    case TypeRole::Fact:
        return {17, QFont::Normal};
    case TypeRole::IncidentTitle:
    case TypeRole::Clock:
        return {21, QFont::DemiBold};
    case TypeRole::ActiveStep:
        return {31, QFont::DemiBold};
    case TypeRole::Note:
        return {15, QFont::Normal};
    case TypeRole::Command:
        return {16, QFont::Normal};
    }
    return {body, QFont::Normal};
}

} // namespace

QFont Look::font(TypeRole role) const
{
    const TypeSize size = typeSize(role, density);
    const bool isMono = role == TypeRole::Note || role == TypeRole::Command;
    QFont font(isMono ? families.mono : families.text);
    font.setPixelSize(px(size.designPx));
    font.setWeight(size.weight);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

int Look::px(double designPx) const
{
    return std::max(1, static_cast<int>(std::lround(scaled(designPx))));
}

int Look::wordsPx(double designPx) const
{
    return px(designPx * bodyPx(density) / kDenseBodyPx);
}

int Look::targetPx(double designPx) const
{
    constexpr int kTargetPxMin = 24;
    return std::max(kTargetPxMin, px(designPx));
}

int Look::rowHeight() const
{
    switch (density) {
    case Density::Dense:
        return px(31);
    case Density::Normal:
        return px(36);
    case Density::Large:
        return px(42);
    }
    return px(36);
}

int Look::groupRowHeight() const
{
    switch (density) {
    case Density::Dense:
        return px(25);
    case Density::Normal:
        return px(28);
    case Density::Large:
        return px(32);
    }
    return px(28);
}

int Look::panelHeaderHeight() const
{
    return density == Density::Dense ? px(36) : px(40);
}

} // namespace haven::ui
