#include "ui/intake/people_rows.h"

#include "models/items/qt_text.h"
#include "ui/intake/people_words.h"
#include "ui/widgets/calm_combo.h"

#include <QApplication>
#include <QPainter>
#include <QSignalBlocker>

namespace haven::ui {

RowBox::RowBox(const ThemeSource& source, const QString& name, SheetSlot slot, QWidget* parent)
    : QWidget(parent), m_source(source), m_slot(slot), m_name(name), m_grid(new QGridLayout(this)),
      m_mark(new SaveMark(source, name, this)), m_foot(new TextLine(source, TypeRole::Column, this))
{
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, 1);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (holds(old) && !holds(now))
            Q_EMIT left();
    });
    connect(&source, &ThemeSource::changed, this, &RowBox::restyle);
}

bool RowBox::holds(const QWidget* widget) const
{
    // Through the lists of combo boxes too, which are windows of their own.
    for (; widget; widget = widget->parentWidget()) {
        if (widget == this)
            return true;
    }
    return false;
}

QLineEdit* RowBox::addText(const QString& name, const QString& label, int row, int column, int span)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(label);
    edit->setAccessibleName(tr("%1, %2", "person 1, name").arg(m_name, label));
    edit->setToolTip(label);
    edit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_grid->addWidget(edit, row, column, 1, span);
    m_editors.push_back(edit);
    connect(edit, &QLineEdit::textEdited, this, &RowBox::edited);
    return edit;
}

QComboBox* RowBox::addChoice(const QString& name, const QString& label,
                             const std::vector<QString>& words, int row, int column, int span)
{
    auto* choice = new CalmCombo(this);
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->setObjectName(name);
    choice->setAccessibleName(tr("%1, %2", "person 1, role").arg(m_name, label));
    choice->setToolTip(label);
    choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    // Its width is the row's, not that of its longest word.
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(4);
    for (const auto& word : words)
        choice->addItem(word);
    m_grid->addWidget(choice, row, column, 1, span);
    m_editors.push_back(choice);
    connect(choice, &QComboBox::activated, this, &RowBox::edited);
    return choice;
}

void RowBox::addFoot(int row)
{
    m_grid->addWidget(m_foot, row, 0, 1, 4);
    m_grid->addWidget(m_mark, row, 4, 1, 2, Qt::AlignRight);
    restyle();
}

void RowBox::restyle()
{
    const Look& look = m_source.look();
    m_grid->setContentsMargins(look.px(10), look.px(4), 0, look.px(2));
    m_grid->setHorizontalSpacing(look.px(6));
    m_grid->setVerticalSpacing(look.px(4));
    for (QWidget* editor : m_editors)
        editor->setFont(look.font(TypeRole::Body));
    update();
}

void RowBox::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter(this).fillRect(QRect(0, look.px(4), look.px(2), height() - look.px(6)),
                            look.color(Token::Line));
}

PeopleRows::PeopleRows(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const char* name, const QString& text, Qt::Key letter, SlotKind kind) {
        auto* rows = new QVBoxLayout;
        column->addLayout(rows);
        auto* button = new KeyButton(source, text, QKeySequence(Qt::ALT | letter), this);
        button->setObjectName(QString::fromLatin1(name));
        button->setButtonSize(ButtonSize::Header);
        connect(button, &QPushButton::clicked, this, [this, kind] { addRow(kind); });
        column->addWidget(button, 0, Qt::AlignLeft);
        m_adders.push_back(button);
        return rows;
    };
    m_persons = add("intakeAddPerson", tr("Add person"), Qt::Key_P, SlotKind::Person);
    m_vehicles = add("intakeAddVehicle", tr("Add vehicle"), Qt::Key_E, SlotKind::Vehicle);
    m_cautions = add("intakeAddCaution", tr("Add caution"), Qt::Key_G, SlotKind::Caution);
}

void PeopleRows::bindWithin(QWidget* panel)
{
    for (KeyButton* button : m_adders)
        button->bindWithin(panel);
}

void PeopleRows::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    rebuild();
    if (!saver)
        return;
    connect(saver, &CallSaver::changed, this, &PeopleRows::showStates);
    connect(saver, &CallSaver::rowsReplaced, this, [this] {
        // Rows that are being written in are left alone; their state tells the difference.
        const bool isInside = isAncestorOf(QApplication::focusWidget());
        if (!isInside)
            rebuild();
    });
}

void PeopleRows::rebuild()
{
    for (RowBox* box : m_boxes) {
        box->disconnect(this);
        box->hide();
        box->deleteLater();
    }
    m_boxes.clear();
    if (!m_saver)
        return;
    const CallSheet& sheet = m_saver->sheet();
    for (std::size_t row = 0; row < sheet.persons.size(); ++row)
        place(personBox(row), m_persons);
    for (std::size_t row = 0; row < sheet.vehicles.size(); ++row)
        place(vehicleBox(row), m_vehicles);
    for (std::size_t row = 0; row < sheet.cautions.size(); ++row)
        place(cautionBox(row), m_cautions);
    showStates();
}

void PeopleRows::place(RowBox* box, QVBoxLayout* column)
{
    m_boxes.push_back(box);
    column->addWidget(box);
    connect(box, &RowBox::left, this, [this, slot = box->slot()] {
        if (m_saver)
            m_saver->leave(slot);
    });
    box->show();
}

void PeopleRows::leaveFocused()
{
    for (RowBox* box : m_boxes) {
        if (m_saver && box->isAncestorOf(QApplication::focusWidget()))
            m_saver->leave(box->slot());
    }
}

void PeopleRows::addRow(SlotKind kind)
{
    if (!m_saver)
        return;
    const CallSheet& sheet = m_saver->sheet();
    RowBox* box = nullptr;
    if (kind == SlotKind::Person) {
        m_saver->setPerson(sheet.persons.size(), Person{});
        box = personBox(sheet.persons.size() - 1);
        place(box, m_persons);
    } else if (kind == SlotKind::Vehicle) {
        m_saver->setVehicle(sheet.vehicles.size(), Vehicle{});
        box = vehicleBox(sheet.vehicles.size() - 1);
        place(box, m_vehicles);
    } else {
        Caution caution;
        caution.startedAt = m_desk.now();
        m_saver->setCaution(sheet.cautions.size(), caution);
        box = cautionBox(sheet.cautions.size() - 1);
        place(box, m_cautions);
    }
    showStates();
    box->findChild<QComboBox*>()->setFocus(Qt::ShortcutFocusReason);
}

RowBox* PeopleRows::personBox(std::size_t row)
{
    const Person& person = m_saver->sheet().persons.at(row);
    const int number = static_cast<int>(row) + 1;
    auto* box = new RowBox(m_source, tr("Person %1").arg(number), {SlotKind::Person, row}, this);
    const QString name = QStringLiteral("intakePerson%1").arg(number);
    auto* role =
        box->addChoice(name + QStringLiteral("Role"), tr("Role"), personRoleWords(), 0, 0, 3);
    auto* who = box->addText(name + QStringLiteral("Name"), tr("Name"), 0, 3, 3);
    auto* born = box->addText(name + QStringLiteral("Born"), tr("Born, or age"), 1, 0, 3);
    auto* phone = box->addText(name + QStringLiteral("Phone"), tr("Telephone"), 1, 3, 3);
    auto* looks = box->addText(name + QStringLiteral("Looks"), tr("Description"), 2, 0, 6);
    box->addFoot(3);
    role->setCurrentIndex(static_cast<int>(person.role));
    who->setText(typedFromStd(person.name));
    born->setText(typedFromStd(person.born));
    phone->setText(typedFromStd(person.phone));
    looks->setText(typedFromStd(person.description));
    connect(box, &RowBox::edited, this, [this, row, role, who, born, phone, looks] {
        Person now = m_saver->sheet().persons.at(row);
        now.role = static_cast<PersonRole>(role->currentIndex());
        now.name = toStd(who->text());
        now.born = toStd(born->text());
        now.phone = toStd(phone->text());
        now.description = toStd(looks->text());
        m_saver->setPerson(row, now);
    });
    return box;
}

RowBox* PeopleRows::vehicleBox(std::size_t row)
{
    const Vehicle& vehicle = m_saver->sheet().vehicles.at(row);
    const int number = static_cast<int>(row) + 1;
    auto* box = new RowBox(m_source, tr("Vehicle %1").arg(number), {SlotKind::Vehicle, row}, this);
    const QString name = QStringLiteral("intakeVehicle%1").arg(number);
    auto* role =
        box->addChoice(name + QStringLiteral("Role"), tr("Whose"), vehicleRoleWords(), 0, 0, 3);
    auto* plate = box->addText(name + QStringLiteral("Plate"), tr("Plate"), 0, 3, 3);
    auto* state = box->addText(name + QStringLiteral("State"), tr("State"), 1, 0, 2);
    auto* looks = box->addText(name + QStringLiteral("Looks"), tr("Color, make, model"), 1, 2, 4);
    box->addFoot(2);
    role->setCurrentIndex(static_cast<int>(vehicle.role));
    plate->setText(typedFromStd(vehicle.plate));
    state->setText(typedFromStd(vehicle.plateState));
    looks->setText(typedFromStd(vehicle.description));
    connect(box, &RowBox::edited, this, [this, row, role, plate, state, looks] {
        Vehicle now = m_saver->sheet().vehicles.at(row);
        now.role = static_cast<VehicleRole>(role->currentIndex());
        now.plate = toStd(plate->text());
        now.plateState = toStd(state->text());
        now.description = toStd(looks->text());
        m_saver->setVehicle(row, now);
    });
    return box;
}

RowBox* PeopleRows::cautionBox(std::size_t row)
{
    const Caution& caution = m_saver->sheet().cautions.at(row);
    const int number = static_cast<int>(row) + 1;
    auto* box = new RowBox(m_source, tr("Caution %1").arg(number), {SlotKind::Caution, row}, this);
    const QString name = QStringLiteral("intakeCaution%1").arg(number);
    auto* kind =
        box->addChoice(name + QStringLiteral("Kind"), tr("Of what"), cautionKindWords(), 0, 0, 3);
    auto* severity = box->addChoice(name + QStringLiteral("Severity"), tr("How serious"),
                                    cautionSeverityWords(), 0, 3, 3);
    auto* text = box->addText(name + QStringLiteral("Text"), tr("What there is"), 1, 0, 6);
    auto* source = box->addText(name + QStringLiteral("Source"), tr("Who says so"), 2, 0, 6);
    auto* verified = box->addChoice(name + QStringLiteral("Verified"), tr("Verified or reported"),
                                    verificationWords(), 3, 0, 6);
    box->addFoot(4);
    kind->setCurrentIndex(static_cast<int>(caution.kind));
    severity->setCurrentIndex(static_cast<int>(caution.severity));
    text->setText(typedFromStd(caution.text));
    source->setText(typedFromStd(caution.source));
    verified->setCurrentIndex(static_cast<int>(caution.verification));
    connect(box, &RowBox::edited, this, [this, row, kind, severity, text, source, verified] {
        Caution now = m_saver->sheet().cautions.at(row);
        now.kind = static_cast<CautionKind>(kind->currentIndex());
        now.severity = static_cast<CautionSeverity>(severity->currentIndex());
        now.text = toStd(text->text());
        now.source = toStd(source->text());
        now.verification = static_cast<Verification>(verified->currentIndex());
        m_saver->setCaution(row, now);
    });
    return box;
}

QString PeopleRows::cautionStanding(const Caution& caution) const
{
    const QString verified = verificationWords().at(static_cast<std::size_t>(caution.verification));
    if (caution.startedAt == Instant{})
        return verified;
    return tr("%1, %2", "verified or reported, how long ago")
        .arg(verified, agoText(m_desk.now() - caution.startedAt));
}

void PeopleRows::showStates()
{
    if (!m_saver)
        return;
    for (RowBox* box : m_boxes) {
        box->mark().show(m_saver->stateOf(box->slot()), m_saver->whyRefused(box->slot()));
        if (box->slot().kind == SlotKind::Caution)
            box->foot().say(cautionStanding(m_saver->sheet().cautions.at(box->slot().index)),
                            Token::Second);
    }
}

} // namespace haven::ui
