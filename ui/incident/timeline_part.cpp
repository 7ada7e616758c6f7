#include "ui/incident/timeline_part.h"

#include "ui/incident/incident_words.h"
#include "ui/incident/text_column.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <map>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kPageLines = 30;
constexpr int kWaitMs = 150; // many facts in a row are one question

std::optional<QString> markWord(const std::vector<LogMark>& marks)
{
    if (marks.empty())
        return std::nullopt;
    switch (marks.front()) {
    case LogMark::Late:
        return TimelinePart::tr("late");
    case LogMark::Overridden:
        return TimelinePart::tr("overridden");
    case LogMark::Corrected:
        return TimelinePart::tr("corrected");
    case LogMark::Lowered:
        return TimelinePart::tr("lowered");
    case LogMark::Refused:
        return TimelinePart::tr("refused");
    case LogMark::Removed:
        return TimelinePart::tr("removed by law");
    case LogMark::Reconstructed:
        return TimelinePart::tr("entered from paper");
    }
    return std::nullopt;
}

} // namespace

TimelinePart::TimelinePart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent),
      m_list(new TextColumn(tools.source, {68, 3, ColumnFrame::None}, this)),
      m_older(new KeyButton(tools.source, tr("Older lines"), {}, this))
{
    setObjectName(QStringLiteral("incidentTimeline"));
    m_list->setObjectName(QStringLiteral("timelineList"));
    m_list->setAccessibleName(tr("What happened, newest first"));
    m_older->setObjectName(QStringLiteral("timelineOlder"));
    m_older->setButtonSize(ButtonSize::Header);
    m_older->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addWidget(m_older, 0, Qt::AlignLeft);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWaitMs);
    connect(&m_wait, &QTimer::timeout, this, &TimelinePart::askNewest);
    connect(m_older, &QPushButton::clicked, this, &TimelinePart::showOlder);
    connect(&tools.desk, &Desk::found, this,
            [this](const QString& asker, quint64 generation, const QueryAnswer& answer) {
                const auto* page = std::get_if<LogPage>(&answer);
                if (asker == objectName() && generation == m_generation && page)
                    hear(*page);
            });
}

void TimelinePart::setIncident(const Incident* incident, Standing)
{
    const auto id = incident ? std::optional(incident->id) : std::nullopt;
    setVisible(incident != nullptr);
    if (id != m_incident) {
        m_incident = id;
        m_lines.clear();
        m_isWhole = false;
        m_isAskingOlder = false;
        m_shownSequence = 0;
        retell();
        if (id)
            askNewest();
    } else if (incident && incident->lastSequence != m_shownSequence) {
        m_wait.start();
    }
    if (incident)
        m_shownSequence = incident->lastSequence;
}

void TimelinePart::askNewest()
{
    if (!m_incident)
        return;
    m_isAskingOlder = false;
    LogQuery query;
    query.incident = m_incident;
    query.limit = kPageLines;
    tools().desk.ask(query, objectName(), ++m_generation);
}

void TimelinePart::showOlder()
{
    if (!m_incident || m_isWhole || m_isAskingOlder || m_wait.isActive() || m_lines.empty())
        return;
    m_isAskingOlder = true;
    LogQuery query;
    query.incident = m_incident;
    query.limit = kPageLines;
    query.after = m_lines.back().envelope.sequence;
    tools().desk.ask(query, objectName(), ++m_generation);
}

void TimelinePart::hear(const LogPage& page)
{
    const bool isShort = page.lines.size() < static_cast<std::size_t>(kPageLines);
    if (m_isAskingOlder || m_lines.empty())
        m_isWhole = isShort;
    // More happened than one page holds: start anew rather than leave a hole.
    const bool hasHole = !m_isAskingOlder && !isShort && !m_lines.empty() &&
                         page.lines.back().envelope.sequence > m_lines.front().envelope.sequence;
    if (hasHole) {
        m_lines.clear();
        m_isWhole = false;
    }
    m_isAskingOlder = false;
    for (const LogLine& line : page.lines) {
        const bool isKnown = std::any_of(m_lines.begin(), m_lines.end(), [&](const LogLine& one) {
            return one.envelope.sequence == line.envelope.sequence;
        });
        if (!isKnown)
            m_lines.push_back(line);
    }
    std::sort(m_lines.begin(), m_lines.end(), [](const LogLine& a, const LogLine& b) {
        return a.envelope.sequence > b.envelope.sequence;
    });
    retell();
}

namespace {

// A call that waits rings anew each minute, and each time is on the log. Here the newest stands for
// all of them: thirteen lines of it would push what happened out of sight.
class SameAlarms final
{
public:
    explicit SameAlarms(const std::vector<LogLine>& newestFirst)
    {
        for (const LogLine& line : newestFirst) {
            if (!isAlarm(line))
                continue;
            Run& run = m_runs[line.text];
            run.times += 1;
            run.first = line.envelope.happenedAt;
        }
    }
    struct Run {
        int times = 0;
        Instant first;
        bool isTold = false;
    };
    // nullptr where a line stands for itself alone.
    Run* of(const LogLine& line)
    {
        const auto found = isAlarm(line) ? m_runs.find(line.text) : m_runs.end();
        return found == m_runs.end() || found->second.times < 2 ? nullptr : &found->second;
    }

private:
    static bool isAlarm(const LogLine& line)
    {
        return line.type == "AlarmRaised" && line.marks.empty();
    }
    std::map<std::string, Run> m_runs;
};

} // namespace

void TimelinePart::retell()
{
    SameAlarms alarms(m_lines);
    const bool isClinician = tools().desk.seat().roles.count(Role::Clinician) > 0;
    std::vector<TextItem> items;
    for (const LogLine& line : m_lines) {
        auto* run = alarms.of(line);
        if (run && std::exchange(run->isTold, true))
            continue;
        BlockWriter row(TextBlock{{}, TypeRole::Body, 14, Token::Second, {}, Struck::No});
        row.plain(agentName(state(), line.envelope.doneBy) + QStringLiteral(": "));
        TextBlock block = row.block();
        block.marks.push_back(
            {0, static_cast<int>(block.text.size()) - 1, TextMarkKind::Bold, QString()});
        const bool isSealed = line.fieldClass == FieldClass::ClinicianOnly && !isClinician;
        block.text +=
            isSealed ? tr("a note or an entry of care, for clinicians only") : oneLine(line.text);
        if (const auto mark = markWord(line.marks)) {
            const QString words =
                line.marks.front() == LogMark::Reconstructed
                    ? tr(" (%1 at %2)", "entered from paper, a time")
                          .arg(*mark, tools().clock.time(line.envelope.recordedAt))
                    : tr(" (%1)", "corrected, late, overridden").arg(*mark);
            block.marks.push_back({static_cast<int>(block.text.size()),
                                   static_cast<int>(words.size()), TextMarkKind::Quiet, QString()});
            block.text += words;
        }
        if (run)
            block.text += tr(" (%1 times, the first at %2)", "an alarm, a time")
                              .arg(run->times)
                              .arg(tools().clock.time(run->first));
        items.push_back(TextItem{line.envelope.sequence,
                                 tools().clock.time(line.envelope.happenedAt),
                                 {std::move(block)}});
    }
    m_list->setItems(std::move(items));
    m_list->setVisible(!m_lines.empty());
    m_older->setVisible(!m_lines.empty() && !m_isWhole);
}

} // namespace haven::ui
