#include "app/print/key_card.h"

#include "app/print/paper_font.h"
#include "app/print/report_pdf.h"
#include "app/settings/whole_file.h"
#include "models/dispatch/command_line.h"
#include "models/items/qt_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace haven {

namespace {

constexpr double kCardMarginMm = 9;
constexpr double kCardTitlePt = 11;
constexpr double kCardHeadPt = 8;
constexpr double kCardTextPt = 7;
constexpr int kColumns = 3;
constexpr double kKeyShare = 0.3;  // of a column
constexpr double kGapShare = 0.02; // of the page, between columns

constexpr const char* kVerbArea = "Command line";

// As the rows of the card are.
enum Cell : std::size_t { kWhere, kWhat, kKeys, kLine };

ReportCell cardCell(std::string text)
{
    return ReportCell::of(std::move(text), FieldClass::Open);
}

// Qt's name of this key is not what stands on it.
std::string asPrinted(std::string key)
{
    constexpr std::string_view kReturn = "Return";
    const auto at = key.find(kReturn);
    return at == std::string::npos ? key : key.replace(at, kReturn.size(), "Enter");
}

std::string keysText(const std::vector<std::string>& keys)
{
    std::string text;
    for (const std::string& key : condensed(keys))
        text += (text.empty() ? "" : ", ") + asPrinted(key);
    return text;
}

// Fills one column after the other, page by page.
class CardPages final
{
public:
    CardPages(QPdfWriter& writer, QPainter& painter, const Report& card)
        : m_writer(writer), m_painter(painter), m_card(card),
          m_text(paperFont(kCardTextPt, QFont::Normal)),
          m_strong(paperFont(kCardTextPt, QFont::DemiBold)), m_gap(writer.width() * kGapShare),
          m_width((writer.width() - (kColumns - 1) * m_gap) / kColumns)
    {}

    bool paint()
    {
        const double line = QFontMetricsF(m_text, &m_writer).height();
        m_painter.setFont(paperFont(kCardTitlePt, QFont::DemiBold));
        m_painter.drawText(QRectF(0, 0, m_writer.width(), 2 * line), Qt::AlignLeft,
                           fromStd(m_card.title));
        m_painter.setFont(m_text);
        QString preface;
        for (const std::string& one : m_card.preface)
            preface += fromStd(one) + QStringLiteral("   ");
        m_painter.drawText(QRectF(0, 0, m_writer.width(), 2 * line), Qt::AlignRight, preface);
        m_top = 2 * line;
        m_y = m_top;
        std::string area;
        for (const auto& row : m_card.rows) {
            if (row[kWhere].text != area && !paintHeading(area = row[kWhere].text))
                return false;
            if (!paintRow(row))
                return false;
        }
        return true;
    }

private:
    // The next column or page where the rest of this one is too low.
    bool makeRoom(double height)
    {
        if (m_y + height <= m_writer.height())
            return true;
        m_y = m_top;
        if (++m_column < kColumns)
            return true;
        m_column = 0;
        m_top = 0;
        m_y = 0;
        return m_writer.newPage();
    }

    double left() const { return m_column * (m_width + m_gap); }

    bool paintHeading(const std::string& area)
    {
        const QFont font = paperFont(kCardHeadPt, QFont::Bold);
        const double height = QFontMetricsF(font, &m_writer).height();
        // Not alone at the foot of a column.
        if (!makeRoom(4 * height))
            return false;
        m_y += m_y > m_top ? height * 0.5 : 0;
        m_painter.setFont(font);
        m_painter.drawText(QRectF(left(), m_y, m_width, height), Qt::AlignLeft, fromStd(area));
        m_y += height;
        m_painter.drawLine(QPointF(left(), m_y), QPointF(left() + m_width, m_y));
        m_y += height * 0.15;
        return true;
    }

    bool paintRow(const std::vector<ReportCell>& row)
    {
        // Of a verb its letters stand where the keys would, and how it is written below.
        const bool isVerb = row[kKeys].text.empty() && row[kWhere].text == kVerbArea;
        const std::string& line = row[kLine].text;
        const auto end = std::min(line.find(' '), line.size());
        const QString key = fromStd(isVerb ? line.substr(0, end) : row[kKeys].text);
        QString words = fromStd(row[kWhat].text);
        if (isVerb)
            words += fromStd(line.substr(end).empty() ? "" : ":" + line.substr(end));
        const double keyWidth = m_width * kKeyShare;
        const auto box = [&](const QFont& font, double width, const QString& text) {
            return QFontMetricsF(font, &m_writer)
                .boundingRect(QRectF(0, 0, width, 1e5), Qt::TextWordWrap, text)
                .height();
        };
        const double rest = m_width - keyWidth - m_gap / 2;
        const double height = std::max(box(m_strong, keyWidth, key), box(m_text, rest, words));
        if (!makeRoom(height))
            return false;
        m_painter.setFont(m_strong);
        m_painter.drawText(QRectF(left(), m_y, keyWidth, height), Qt::TextWordWrap, key);
        m_painter.setFont(m_text);
        m_painter.drawText(QRectF(left() + keyWidth + m_gap / 2, m_y, rest, height),
                           Qt::TextWordWrap, words);
        m_y += height;
        return true;
    }

    QPdfWriter& m_writer;
    QPainter& m_painter;
    const Report& m_card;
    QFont m_text;
    QFont m_strong;
    double m_gap;
    double m_width;
    double m_top = 0;
    double m_y = 0;
    int m_column = 0;
};

} // namespace

Report keyCard(const ActionTable& table, const KeyMap& keys, const std::string& whose)
{
    Report card;
    card.title = "Haven: commands and keys";
    card.preface = {
        "Keys of version " + std::to_string(table.version) +
            (whose.empty() ? std::string(", as shipped.") : ", as chosen by " + whose + "."),
        keys.choice().letters == LetterKeys::On
            ? "A single letter acts in the panel with the focus, never while typing."
            : "Single letters are switched off; hold Alt with them."};
    card.columns = {
        {"where", "Where"}, {"what", "What"}, {"keys", "Keys"}, {"line", "Command line"}};
    for (const ActionArea& area : table.areas) {
        for (const ActionEntry& entry : table.actions) {
            if (entry.areas.front() == area.id)
                card.rows.push_back({cardCell(area.name), cardCell(entry.name),
                                     cardCell(keysText(keys.keysOf(entry))), cardCell(entry.verb)});
        }
    }
    for (const VerbHelp& verb : verbTable())
        card.rows.push_back({cardCell(kVerbArea), cardCell(std::string(verb.sentence)),
                             cardCell(""),
                             cardCell(std::string(verb.name) + (verb.usage.empty() ? "" : " ") +
                                      std::string(verb.usage))});
    card.notes = {"Ctrl+K finds and does everything. Keys are chosen on the page of F1."};
    return card;
}

bool writeKeyCard(const Report& card, const std::string& path)
{
    QSaveFile file(QString::fromUtf8(path.c_str()));
    if (!openWhole(file))
        return false;
    {
        QPdfWriter writer(&file);
        writer.setResolution(kDotsPerInch);
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::Letter), QPageLayout::Landscape,
                        QMarginsF(kCardMarginMm, kCardMarginMm, kCardMarginMm, kCardMarginMm),
                        QPageLayout::Millimeter));
        writer.setTitle(fromStd(card.title));
        writer.setCreator(QStringLiteral("Haven"));
        QPainter painter;
        if (!painter.begin(&writer) || !CardPages(writer, painter, card).paint() || !painter.end())
            return false; // not committed: the old file stays
    }
    return commitWhole(file);
}

} // namespace haven
