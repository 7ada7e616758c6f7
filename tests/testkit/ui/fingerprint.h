#pragma once

#include <array>
#include <QImage>
#include <QString>
#include <vector>

// A picture as 8 by 8 mean colors: small enough to be kept for every picture of the gallery, and
// near enough to see that a panel moved, vanished or changed its color.
namespace haven::testkit {

inline constexpr int kPrintSide = 8;
inline constexpr std::size_t kPrintCells = kPrintSide * kPrintSide;

// Where fonts and Qt are the same, two runs differ by nothing. The tolerance bears another
// rasterizer's edges and a caret that is on or off: of one cell a channel may differ by
// kCellFar at most, and in no more than kCellsNear cells by more than kCellNear.
inline constexpr int kCellFar = 8;
inline constexpr int kCellNear = 3;
inline constexpr int kCellsNear = 6;

struct Fingerprint {
    std::array<QRgb, kPrintCells> cells{};
    bool operator==(const Fingerprint&) const = default;
};

// Precondition: the picture is at least 8 by 8.
Fingerprint fingerprintOf(const QImage& picture);
QString fingerprintText(const Fingerprint& print); // 384 hexadecimal digits
// Empty where the text is none.
std::vector<Fingerprint> fingerprintFrom(const QString& text);

struct PrintDifference {
    int most = 0;  // of one channel of one cell
    int cells = 0; // that differ by more than kCellNear
    bool isChanged() const { return most > kCellFar || cells > kCellsNear; }
};
PrintDifference differenceOf(const Fingerprint& one, const Fingerprint& other);

} // namespace haven::testkit
