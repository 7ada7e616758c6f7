#include "tests/testkit/ui/fingerprint.h"

#include <algorithm>
#include <cstdlib>

namespace haven::testkit {

namespace {

QRgb meanOf(const QImage& picture, const QRect& box)
{
    qint64 red = 0;
    qint64 green = 0;
    qint64 blue = 0;
    for (int y = box.top(); y <= box.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = box.left(); x <= box.right(); ++x) {
            red += qRed(line[x]);
            green += qGreen(line[x]);
            blue += qBlue(line[x]);
        }
    }
    const qint64 all = static_cast<qint64>(box.width()) * box.height();
    return qRgb(static_cast<int>(red / all), static_cast<int>(green / all),
                static_cast<int>(blue / all));
}

} // namespace

Fingerprint fingerprintOf(const QImage& picture)
{
    const QImage plain = picture.convertToFormat(QImage::Format_RGB32);
    Fingerprint print;
    for (int row = 0; row < kPrintSide; ++row) {
        for (int column = 0; column < kPrintSide; ++column) {
            const QPoint from(plain.width() * column / kPrintSide,
                              plain.height() * row / kPrintSide);
            const QPoint to(plain.width() * (column + 1) / kPrintSide - 1,
                            plain.height() * (row + 1) / kPrintSide - 1);
            print.cells[static_cast<std::size_t>(row * kPrintSide + column)] =
                meanOf(plain, QRect(from, to));
        }
    }
    return print;
}

QString fingerprintText(const Fingerprint& print)
{
    QString text;
    for (const QRgb cell : print.cells)
        text += QStringLiteral("%1").arg(cell & 0xFFFFFFU, 6, 16, QLatin1Char('0'));
    return text;
}

std::vector<Fingerprint> fingerprintFrom(const QString& text)
{
    if (text.size() != static_cast<qsizetype>(kPrintCells) * 6)
        return {};
    Fingerprint print;
    for (std::size_t at = 0; at < kPrintCells; ++at) {
        bool isNumber = false;
        const auto cell =
            QStringView(text).mid(static_cast<qsizetype>(at) * 6, 6).toUInt(&isNumber, 16);
        if (!isNumber)
            return {};
        print.cells[at] = 0xFF000000U | cell;
    }
    return {print};
}

PrintDifference differenceOf(const Fingerprint& one, const Fingerprint& other)
{
    PrintDifference out;
    for (std::size_t at = 0; at < kPrintCells; ++at) {
        const QRgb a = one.cells[at];
        const QRgb b = other.cells[at];
        const int far = std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                  std::abs(qBlue(a) - qBlue(b))});
        out.most = std::max(out.most, far);
        out.cells += far > kCellNear ? 1 : 0;
    }
    return out;
}

} // namespace haven::testkit
