<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>haven::ui::AccountsPanel</name>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Funciones</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Give somebody a new password</source>
        <translation>Dar a alguien una contraseña nueva</translation>
    </message>
    <message>
        <source>Let somebody sign on again who was locked out</source>
        <translation>Permitir que alguien bloqueado inicie sesión otra vez</translation>
    </message>
    <message>
        <source>%1 can sign on again.</source>
        <translation>%1 puede iniciar sesión otra vez.</translation>
    </message>
    <message>
        <source>The name to sign on with: letters, digits, . - _</source>
        <translation>El nombre para iniciar sesión: letras, cifras, . - _</translation>
    </message>
    <message>
        <source>As it is shown to others</source>
        <translation>Como se muestra a los demás</translation>
    </message>
    <message>
        <source>8 to 128 characters</source>
        <translation>8 a 128 caracteres</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>La misma contraseña otra vez</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <comment>accounts</comment>
        <translation>%1 en total</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Only an administrator changes accounts.</source>
        <translation>Solo un administrador cambia cuentas.</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Cuenta nueva</translation>
    </message>
    <message>
        <source>Roles of %1</source>
        <translation>Funciones de %1</translation>
    </message>
    <message>
        <source>New password for %1</source>
        <translation>Contraseña nueva para %1</translation>
    </message>
    <message>
        <source>%1 holds a key for sealed notes. A new password from you takes it away for good, and a colleague has to let %1 in again; where there is none and no escrow, nobody reads those notes again.</source>
        <translation>%1 tiene una clave para notas selladas. Una contraseña nueva de usted la quita para siempre, y un colega tiene que admitir a %1 otra vez; si no hay ninguno ni custodia, nadie vuelve a leer esas notas.</translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was changed. Type both again.</source>
        <translation>Las dos contraseñas son distintas. No se cambió nada. Escriba ambas otra vez.</translation>
    </message>
    <message>
        <source>The account %1 is made.</source>
        <translation>La cuenta %1 está hecha.</translation>
    </message>
    <message>
        <source>The roles of %1 are changed.</source>
        <translation>Las funciones de %1 cambiaron.</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>%1 tiene una contraseña nueva.</translation>
    </message>
    <message>
        <source>Saving.</source>
        <translation>Guardando.</translation>
    </message>
    <message>
        <source>%1 can no longer sign on.</source>
        <translation>%1 ya no puede iniciar sesión.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ActionBook</name>
    <message>
        <source>It is not on the screen now.</source>
        <translation>Ahora no está en la pantalla.</translation>
    </message>
    <message>
        <source>Nothing can be done there now.</source>
        <translation>Ahora no se puede hacer nada ahí.</translation>
    </message>
    <message>
        <source>There are several of these here. Press the key of the one that is meant.</source>
        <translation>Aquí hay varios de estos. Pulse la tecla del que corresponde.</translation>
    </message>
    <message>
        <source>This version of Haven has no such command.</source>
        <translation>Esta versión de Haven no tiene tal orden.</translation>
    </message>
    <message>
        <source>It is on the screen now. Look at it, then do it again.</source>
        <translation>Ahora está en la pantalla. Mírelo y hágalo otra vez.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ActionLine</name>
    <message>
        <source>Command line: %1 %2</source>
        <comment>a verb and what follows it</comment>
        <translation>Línea de órdenes: %1 %2</translation>
    </message>
    <message>
        <source>%1. %2. For example: %3</source>
        <comment>a verb&apos;s sentence</comment>
        <translation>%1. %2. Por ejemplo: %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>an act, where</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is what an act does and where, %2 its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. Not now: %2</source>
        <comment>act, reason</comment>
        <translation>%1. Ahora no: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an act, why it cannot be done</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::ActionPalette</name>
    <message>
        <source>Everything the console can do</source>
        <translation>Todo lo que puede hacer la consola</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do, its key or its verb. Up and Down choose, Enter does it, Escape goes back to where you were</source>
        <translation>Escriba unas letras de lo que quiere hacer, su tecla o su verbo. Arriba y Abajo eligen, Enter lo hace, Escape vuelve adonde estaba</translation>
    </message>
    <message>
        <source>What do you want to do? For example: hold, or checklist</source>
        <translation>¿Qué quiere hacer? Por ejemplo: aplazar, o lista de pasos</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Órdenes que coinciden</translation>
    </message>
    <message>
        <source>Commands that fit; a click does one</source>
        <translation>Órdenes que coinciden; un clic hace una</translation>
    </message>
    <message>
        <source>showing %1 of %2</source>
        <translation>se ven %1 de %2</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Nada aquí se llama así.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ActsBar</name>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>Everything that may be done with this incident</source>
        <translation>Todo lo que se puede hacer con este incidente</translation>
    </message>
</context>
<context>
    <name>haven::ui::AdminWorkspace</name>
    <message>
        <source>This seat</source>
        <translation>Este puesto</translation>
    </message>
    <message>
        <source>Accounts and settings</source>
        <translation>Cuentas y ajustes</translation>
    </message>
    <message>
        <source>Agency and directory</source>
        <translation>Agencia y directorio</translation>
    </message>
    <message>
        <source>What the agency agreed, who is on call, and whom to call</source>
        <translation>Lo que acordó la agencia, quién está de guardia y a quién llamar</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>The board and blank cards on paper, for the day the power is out</source>
        <translation>El tablero y tarjetas en blanco en papel, para el día sin corriente</translation>
    </message>
    <message>
        <source>Import map</source>
        <translation>Importar mapa</translation>
    </message>
    <message>
        <source>Bring files into the station&apos;s map</source>
        <translation>Traer archivos al mapa de la estación</translation>
    </message>
    <message>
        <source>Relieve</source>
        <translation>Relevar</translation>
    </message>
    <message>
        <source>Hand over alarms</source>
        <translation>Entregar alarmas</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Otra ventana</translation>
    </message>
    <message>
        <source>%1, %2, at %3</source>
        <comment>name, roles, position</comment>
        <translation>%1, %2, en %3</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Lists whose companies take turns, and how fair that was</source>
        <translation>Listas cuyas empresas van por rotación, y qué tan pareja fue</translation>
    </message>
    <message>
        <source>Care for the record</source>
        <translation>Cuidado del registro</translation>
    </message>
    <message>
        <source>Removals under law, and holds on the record</source>
        <translation>Eliminaciones por ley, y retenciones del registro</translation>
    </message>
    <message>
        <source>Write protocols</source>
        <translation>Escribir protocolos</translation>
    </message>
    <message>
        <source>Change a crisis protocol, or write one of the agency&apos;s own</source>
        <translation>Cambie un protocolo de crisis, o escriba uno propio de la agencia</translation>
    </message>
    <message>
        <source>Backups and periods</source>
        <translation>Copias de seguridad y plazos</translation>
    </message>
    <message>
        <source>Copies of the station, and what is older than it has to be kept</source>
        <translation>Copias de la estación, y lo que supera el tiempo que debe conservarse</translation>
    </message>
    <message>
        <source>Report numbers</source>
        <translation>Números de informe</translation>
    </message>
    <message>
        <source>Which report numbers were given, and which are missing</source>
        <translation>Qué números de informe se dieron, y cuáles faltan</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Lo que se sabe</translation>
    </message>
    <message>
        <source>Everything the station knows of a person or a place, for a request</source>
        <translation>Todo lo que sabe la estación de una persona o de un lugar, para una solicitud</translation>
    </message>
    <message>
        <source>Pages of Admin</source>
        <translation>Páginas de Administración</translation>
    </message>
    <message>
        <source>Pages of Admin; Tab goes from one to the next</source>
        <translation>Páginas de Administración; Tab pasa de una a la siguiente</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quién miró</translation>
    </message>
    <message>
        <source>Who looked at what, and what was exported</source>
        <translation>Quién miró qué, y qué se exportó</translation>
    </message>
</context>
<context>
    <name>haven::ui::AgencyPanel</name>
    <message>
        <source>Agency</source>
        <translation>Agencia</translation>
    </message>
    <message>
        <source>It is recorded, and holds at once.</source>
        <translation>Está registrado, y vale de inmediato.</translation>
    </message>
    <message>
        <source>What holds for a crisis</source>
        <translation>Lo que vale para una crisis</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Pueblo</translation>
    </message>
    <message>
        <source>The town of a place that names none</source>
        <translation>El pueblo de un lugar que no nombra ninguno</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>De guardia</translation>
    </message>
    <message>
        <source>Whom to call when no supervisor is signed on: Sgt. Ortiz, 860-555-0133</source>
        <translation>A quién llamar si ningún supervisor ha iniciado sesión: Sgt. Ortiz, 860-555-0133</translation>
    </message>
    <message>
        <source>Sgt. Ortiz, 860-555-0133</source>
        <translation>Sgt. Ortiz, 860-555-0133</translation>
    </message>
    <message>
        <source>988 agreement, day</source>
        <translation>Día del acuerdo 988</translation>
    </message>
    <message>
        <source>The day of the agreement with the 988 center; empty: none</source>
        <translation>El día del acuerdo con el centro 988; vacío: ninguno</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Who signed the agreement for the agency</source>
        <translation>Quién firmó el acuerdo por la agencia</translation>
    </message>
    <message>
        <source>Chief Amos</source>
        <translation>Jefe Amos</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Level 1 without a unit stays off until the agreement with the 988 center is recorded: its day, and who signed it.</source>
        <translation>El nivel 1 sin unidad sigue apagado hasta que se registre el acuerdo con el centro 988: su día y quién lo firmó.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator records these.</source>
        <translation>Esto lo registra un supervisor o un administrador.</translation>
    </message>
    <message>
        <source>Saving.</source>
        <translation>Guardando.</translation>
    </message>
    <message>
        <source>Nothing is other than it was.</source>
        <translation>Nada es distinto de como estaba.</translation>
    </message>
    <message>
        <source>Never recorded here.</source>
        <translation>Nunca registrado aquí.</translation>
    </message>
    <message>
        <source>Recorded by %1, %2</source>
        <comment>name, when</comment>
        <translation>Registrado por %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a program, its hours</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, %1 at one time</source>
        <translation>, %1 a la vez</translation>
    </message>
    <message>
        <source>Programs of all towns; choose the town above:</source>
        <translation>Programas de todos los pueblos; elija arriba el pueblo:</translation>
    </message>
    <message>
        <source>Programs that serve %1:</source>
        <translation>Programas que atienden a %1:</translation>
    </message>
    <message>
        <source>The directory has no program for %1. Add it there, with hours, towns and how many it takes at one time.</source>
        <translation>El directorio no tiene un programa para %1. Añádalo ahí, con horas, pueblos y cuántos atiende a la vez.</translation>
    </message>
    <message>
        <source>Hours, towns and numbers are changed in the directory beside this.</source>
        <translation>Horas, pueblos y números se cambian en el directorio de al lado.</translation>
    </message>
</context>
<context>
    <name>haven::ui::AidPart</name>
    <message>
        <source>Asked</source>
        <translation>Se pidió</translation>
    </message>
    <message>
        <source>They accept, and say when they come</source>
        <translation>Aceptan, y dicen cuándo llegan</translation>
    </message>
    <message>
        <source>They are on the way</source>
        <translation>Van en camino</translation>
    </message>
    <message>
        <source>They are there</source>
        <translation>Están ahí</translation>
    </message>
    <message>
        <source>They are finished</source>
        <translation>Terminaron</translation>
    </message>
    <message>
        <source>They refuse, and why</source>
        <translation>Rechazan, y por qué</translation>
    </message>
    <message>
        <source>Nobody answers</source>
        <translation>Nadie contesta</translation>
    </message>
    <message>
        <source>Call them off, and why</source>
        <translation>Cancelar su ayuda, y por qué</translation>
    </message>
    <message>
        <source>%1  %2: %3%4</source>
        <comment>number, what and whom, how it stands, telephone</comment>
        <translation>%1  %2: %3%4</translation>
    </message>
    <message>
        <source>Asked of others</source>
        <translation>Pedido a otros</translation>
    </message>
    <message>
        <source>Record a step…</source>
        <translation>Registrar un paso…</translation>
    </message>
    <message>
        <source>Accepted, on the way, there, finished, refused, no answer, called off</source>
        <translation>Aceptado, en camino, ahí, terminado, rechazado, no contestan, cancelado</translation>
    </message>
    <message>
        <source>Ask others…</source>
        <translation>Pedir a otros…</translation>
    </message>
    <message>
        <source>Ask another agency for help, or the next company in turn</source>
        <translation>Pedir ayuda a otra agencia, o a la siguiente empresa de la rotación</translation>
    </message>
    <message>
        <source>Which request?</source>
        <translation>¿Qué solicitud?</translation>
    </message>
    <message>
        <source>How does it go? %1</source>
        <comment>what was asked of whom</comment>
        <translation>¿Cómo va? %1</translation>
    </message>
    <message>
        <source>In how many minutes are they there? 0: they did not say</source>
        <translation>¿En cuántos minutos llegan? 0: no lo dijeron</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Ask whom for help?</source>
        <translation>¿A quién pedir ayuda?</translation>
    </message>
    <message>
        <source>%1: next in turn</source>
        <comment>a kind of help</comment>
        <translation>%1: siguiente de la rotación</translation>
    </message>
    <message>
        <source>Whom do you ask?</source>
        <translation>¿A quién se le pide?</translation>
    </message>
</context>
<context>
    <name>haven::ui::AlarmNumbersPanel</name>
    <message>
        <source>Alarms in numbers</source>
        <translation>Alarmas en números</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>Volver a la bitácora</translation>
    </message>
    <message>
        <source>Back to the log; so does Escape</source>
        <translation>Volver a la bitácora; también con Escape</translation>
    </message>
    <message>
        <source>This shift against ISA-18.2</source>
        <translation>Este turno frente a ISA-18.2</translation>
    </message>
    <message>
        <source>How urgent they were</source>
        <translation>Qué tan urgentes fueron</translation>
    </message>
    <message>
        <source>Most often</source>
        <translation>Más frecuentes</translation>
    </message>
    <message>
        <source>Floods, and what came first</source>
        <translation>Avalanchas, y qué vino primero</translation>
    </message>
    <message>
        <source>Alarms in numbers, arrows scroll</source>
        <translation>Alarmas en números, las flechas desplazan</translation>
    </message>
    <message>
        <source>%1, beyond the standard</source>
        <comment>a number</comment>
        <translation>%1, fuera de la norma</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, what came first</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 alarms</source>
        <comment>in a flood</comment>
        <translation>%1 alarmas</translation>
    </message>
    <message>
        <source>One person answers about one alarm in ten minutes well and two at most. What needs no answer should be no alarm: a kind that nobody answers, or that comes and goes, wants another limit.</source>
        <translation>Una persona responde bien a una alarma en diez minutos, y a dos como máximo. Lo que no necesita respuesta no debería ser alarma: una clase a la que nadie responde, o que va y viene, pide otro límite.</translation>
    </message>
    <message>
        <source>There are more facts than are counted. Choose a shorter time.</source>
        <translation>Hay más hechos de los que se cuentan. Elija un tiempo más corto.</translation>
    </message>
    <message>
        <source>Counting the alarms</source>
        <translation>Contando las alarmas</translation>
    </message>
    <message>
        <source>Arrow keys, Page Down and End scroll, Escape goes back to the log</source>
        <translation>Las flechas, Page Down y End desplazan, Escape vuelve a la bitácora</translation>
    </message>
</context>
<context>
    <name>haven::ui::AlarmSpeech</name>
    <message>
        <source>Officer emergency.</source>
        <translation>Emergencia de agente.</translation>
    </message>
    <message>
        <source>Priority one is waiting.</source>
        <translation>Hay una prioridad uno en espera.</translation>
    </message>
    <message>
        <source>A call waits too long.</source>
        <translation>Una llamada espera demasiado.</translation>
    </message>
    <message>
        <source>A status check is due.</source>
        <translation>Toca una verificación de estado.</translation>
    </message>
    <message>
        <source>A re-check is due.</source>
        <translation>Toca una nueva revisión.</translation>
    </message>
    <message>
        <source>A question is open.</source>
        <translation>Hay una pregunta abierta.</translation>
    </message>
    <message>
        <source>Somebody has not answered.</source>
        <translation>Alguien no ha contestado.</translation>
    </message>
    <message>
        <source>A hold is over.</source>
        <translation>Terminó un aplazamiento.</translation>
    </message>
    <message>
        <source>Trouble, not saving.</source>
        <translation>Problema, no se guarda.</translation>
    </message>
    <message>
        <source>New call.</source>
        <translation>Llamada nueva.</translation>
    </message>
    <message>
        <source>A unit does not answer.</source>
        <translation>Una unidad no contesta.</translation>
    </message>
</context>
<context>
    <name>haven::ui::AlarmStrip</name>
    <message>
        <source>place not known</source>
        <translation>lugar sin saber</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>Say that you have what stands in front; the log keeps your name</source>
        <translation>Decir que usted tiene lo que está delante; la bitácora guarda su nombre</translation>
    </message>
    <message>
        <source>%1 does not answer: call it again by radio</source>
        <translation>%1 no contesta: llámela otra vez por radio</translation>
    </message>
    <message>
        <source>%1 still does not answer: send it again, or another</source>
        <translation>%1 sigue sin contestar: envíela otra vez, o envíe otra</translation>
    </message>
    <message>
        <source>%1 still does not answer: try another way, the phone</source>
        <translation>%1 sigue sin contestar: intente de otra forma, por teléfono</translation>
    </message>
    <message>
        <source>%1 still does not answer: tell the supervisor</source>
        <translation>%1 sigue sin contestar: avise al supervisor</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <comment>an alarm, how often it came lately</comment>
        <translation>%1 (%2 veces)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>an alarm, whom to call</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>incident number, place</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>P1 WAITING: %1, over its limit for %2</source>
        <translation>P1 EN ESPERA: %1, pasada de su límite por %2</translation>
    </message>
    <message>
        <source>Waiting too long: %1, for %2</source>
        <translation>Espera demasiado: %1, por %2</translation>
    </message>
    <message>
        <source>Status check %1, due for %2</source>
        <translation>Verificación de estado %1, pendiente por %2</translation>
    </message>
    <message>
        <source>Crisis re-check missed twice: %1, for %2. %3</source>
        <comment>where, time, whom to call</comment>
        <translation>Nueva revisión de crisis perdida dos veces: %1, por %2. %3</translation>
    </message>
    <message>
        <source>Crisis re-check %1, due for %2</source>
        <translation>Nueva revisión de crisis %1, pendiente por %2</translation>
    </message>
    <message>
        <source>Suggestion not answered: %1, for %2</source>
        <translation>Sugerencia sin respuesta: %1, por %2</translation>
    </message>
    <message>
        <source>Clinician has not answered: %1, for %2</source>
        <translation>El clínico no ha contestado: %1, por %2</translation>
    </message>
    <message>
        <source>Hand-off not taken over: %1, for %2. Try somebody else</source>
        <translation>Traspaso sin recibir: %1, por %2. Intente con otro</translation>
    </message>
    <message>
        <source>Call back the lost caller: %1, due for %2</source>
        <translation>Devuelva la llamada perdida: %1, pendiente por %2</translation>
    </message>
    <message>
        <source>Hold is over: %1, for %2</source>
        <translation>Terminó el aplazamiento: %1, por %2</translation>
    </message>
    <message>
        <source>Sealed notes were opened by escrow, %1 ago</source>
        <translation>La custodia abrió notas selladas, hace %1</translation>
    </message>
    <message>
        <source>The time of the court&apos;s order is over: %1, for %2. %3</source>
        <comment>where, time, whom to call</comment>
        <translation>Se acabó el plazo de la orden del tribunal: %1, por %2. %3</translation>
    </message>
    <message>
        <source>The court&apos;s order has to be carried out within 4 hours: %1</source>
        <translation>La orden del tribunal debe cumplirse en 4 horas: %1</translation>
    </message>
    <message>
        <source>Checklist step twice over its time: %1, for %2. %3</source>
        <comment>where, time, whom to call</comment>
        <translation>Paso de la lista al doble de su tiempo: %1, por %2. %3</translation>
    </message>
    <message>
        <source>Checklist step over its time: %1, for %2</source>
        <translation>Paso de la lista pasado de su tiempo: %1, por %2</translation>
    </message>
    <message>
        <source>OFFICER EMERGENCY %1</source>
        <translation>EMERGENCIA DE AGENTE %1</translation>
    </message>
    <message>
        <source>OFFICER EMERGENCY %1: %2, for %3. %4 has it, it is not over</source>
        <comment>unit, place, how long, who acknowledged</comment>
        <translation>EMERGENCIA DE AGENTE %1: %2, por %3. %4 la tiene, no ha terminado</translation>
    </message>
    <message>
        <source>OFFICER EMERGENCY %1: %2, for %3. Every window is told</source>
        <comment>unit, place, how long</comment>
        <translation>EMERGENCIA DE AGENTE %1: %2, por %3. Se avisa a todas las ventanas</translation>
    </message>
    <message>
        <source>Your alarms are with %1. Take them back with: back</source>
        <translation>Sus alarmas están con %1. Retómelas con: back</translation>
    </message>
    <message>
        <source>No alarm. Put aside: %1</source>
        <comment>how many alarms</comment>
        <translation>Sin alarmas. Apartadas: %1</translation>
    </message>
    <message>
        <source>No alarm. You also answer for %1</source>
        <translation>Sin alarmas. Usted responde también por %1</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>Sin alarmas</translation>
    </message>
    <message>
        <source>FLOOD: %1 alarms, first: %2</source>
        <comment>how many, what came first</comment>
        <translation>AVALANCHA: %1 alarmas, primero: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <comment>alarms</comment>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>BOLO MAY FIT: %1. %2</source>
        <comment>where, which BOLO and what fits</comment>
        <translation>BOLO PUEDE COINCIDIR: %1. %2</translation>
    </message>
    <message>
        <source>Record check to be settled: %1, due for %2</source>
        <translation>Consulta de registros por resolver: %1, pendiente por %2</translation>
    </message>
    <message>
        <source>%1 has not said that the transport is there, late by %2</source>
        <translation>%1 no ha dicho que el traslado llegó, atrasada %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>incident number, its title alone</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Others who were asked for help are late: %1, for %2</source>
        <comment>an incident, time</comment>
        <translation>Otros a los que se pidió ayuda están atrasados: %1, por %2</translation>
    </message>
    <message>
        <source>FLOOD: %1 alarms</source>
        <comment>how many</comment>
        <translation>AVALANCHA: %1 alarmas</translation>
    </message>
    <message>
        <source>A firearm met danger, and nobody has decided whether a risk-protection investigation is needed: %1, late for %2</source>
        <comment>an incident, time</comment>
        <translation>Un arma de fuego coincidió con un peligro, y nadie ha decidido si hace falta una investigación de protección por riesgo: %1, con %2 de retraso</translation>
    </message>
    <message>
        <source>Say that you have what stands behind the emergency; the log keeps your name</source>
        <translation>Decir que usted tiene lo que está detrás de la emergencia; la bitácora guarda su nombre</translation>
    </message>
    <message>
        <source>An officer emergency has just come in front. Look at it, then say that you have it.</source>
        <translation>Una emergencia de agente acaba de ponerse delante. Mírela y luego diga que usted la tiene.</translation>
    </message>
    <message>
        <source>What the key answers has just changed. Read it, then say that you have it.</source>
        <translation>Lo que responde la tecla acaba de cambiar. Léalo y luego diga que se encarga.</translation>
    </message>
    <message>
        <source>%1 does not answer: write to it again, no voice</source>
        <translation>%1 no responde: escríbale de nuevo, sin voz</translation>
    </message>
    <message>
        <source>Suggestion not answered (%3): %1, for %2</source>
        <comment>%1 where, %2 how long, %3 what was suggested</comment>
        <translation>Sugerencia sin respuesta (%3): %1, por %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a unit, its place</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>ALSO %1</source>
        <comment>other officers who call for help</comment>
        <translation>TAMBIÉN %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::AnswerStrip</name>
    <message>
        <source>Is there a weapon?</source>
        <translation>¿Hay un arma?</translation>
    </message>
    <message>
        <source>Is anybody threatened or hurt by the person?</source>
        <translation>¿La persona amenaza o lastima a alguien?</translation>
    </message>
    <message>
        <source>Does the person want to harm themselves?</source>
        <translation>¿La persona quiere hacerse daño?</translation>
    </message>
    <message>
        <source>Is anybody injured?</source>
        <translation>¿Hay alguien herido?</translation>
    </message>
    <message>
        <source>How old is the person?</source>
        <translation>¿Qué edad tiene la persona?</translation>
    </message>
    <message>
        <source>Alcohol or drugs?</source>
        <translation>¿Alcohol o drogas?</translation>
    </message>
    <message>
        <source>Is the person alone?</source>
        <translation>¿Está sola la persona?</translation>
    </message>
    <message>
        <source>Is the caller somebody else?</source>
        <translation>¿Quien llama es otra persona?</translation>
    </message>
    <message>
        <source>Has somebody spoken with the person?</source>
        <translation>¿Alguien habló con la persona?</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a fact</comment>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Asked, and nobody knows</source>
        <translation>Preguntado, y nadie sabe</translation>
    </message>
    <message>
        <source>Cannot ask, because…</source>
        <translation>No se puede preguntar, porque…</translation>
    </message>
    <message>
        <source>Why can it not be asked: %1?</source>
        <comment>a fact</comment>
        <translation>¿Por qué no se puede preguntar: %1?</translation>
    </message>
</context>
<context>
    <name>haven::ui::BackupPlanForm</name>
    <message>
        <source>Copies that are made by themselves</source>
        <translation>Copias que se hacen solas</translation>
    </message>
    <message>
        <source>Every, hours</source>
        <translation>Cada, horas</translation>
    </message>
    <message>
        <source>How many hours from one copy to the next: 1 to 24</source>
        <translation>Cuántas horas de una copia a la siguiente: de 1 a 24</translation>
    </message>
    <message>
        <source>Copies kept</source>
        <translation>Copias que se guardan</translation>
    </message>
    <message>
        <source>How many stay: 2 to 60. Older ones that were made by themselves are deleted</source>
        <translation>Cuántas quedan: de 2 a 60. Las más antiguas que se hicieron solas se borran</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>The whole name of a folder on another disk, for example: /media/backup</source>
        <translation>El nombre completo de una carpeta en otro disco, por ejemplo: /media/backup</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>None by itself</source>
        <translation>Ninguna sola</translation>
    </message>
    <message>
        <source>No copy is made by itself any more.</source>
        <translation>Ya no se hace ninguna copia sola.</translation>
    </message>
    <message>
        <source>BACKUPS FAIL since %1, in %2. %3</source>
        <comment>when, folder, why</comment>
        <translation>LAS COPIAS FALLAN desde %1, en %2. %3</translation>
    </message>
    <message>
        <source>A training station makes none by itself.</source>
        <translation>Una estación de entrenamiento no hace ninguna sola.</translation>
    </message>
    <message>
        <source>None is made by itself.</source>
        <translation>Ninguna se hace sola.</translation>
    </message>
    <message>
        <source>A console that is open makes them while everybody works. Each is proven and on the log before an older one is deleted.</source>
        <translation>Una consola abierta las hace mientras todos trabajan. Cada una se comprueba y queda en el registro antes de borrar una más antigua.</translation>
    </message>
    <message>
        <source>An administrator sets how often and where.</source>
        <translation>Un administrador fija cada cuánto y dónde.</translation>
    </message>
    <message>
        <source>Saving.</source>
        <translation>Guardando.</translation>
    </message>
    <message>
        <source>It is recorded. The first copy is tried at once.</source>
        <translation>Queda registrado. La primera copia se intenta enseguida.</translation>
    </message>
    <message>
        <source>It is recorded.</source>
        <translation>Queda registrado.</translation>
    </message>
</context>
<context>
    <name>haven::ui::BandList</name>
    <message>
        <source>Up and Down choose, Enter takes, Escape goes back to where you were</source>
        <translation>Arriba y Abajo eligen, Enter toma, Escape vuelve adonde estaba</translation>
    </message>
</context>
<context>
    <name>haven::ui::BoardChoices</name>
    <message>
        <source>sorted by %1</source>
        <comment>%1 is a column</comment>
        <translation>ordenado por %1</translation>
    </message>
    <message>
        <source>sorted by %1, the other way</source>
        <comment>%1 is a column</comment>
        <translation>ordenado por %1, al revés</translation>
    </message>
    <message>
        <source>Always shown</source>
        <translation>Siempre a la vista</translation>
    </message>
    <message>
        <source>Again: the other way, then in the board&apos;s own order</source>
        <translation>Otra vez: al revés, luego en el orden propio del tablero</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <comment>two columns change places</comment>
        <translation>%1 después de %2</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Order of the columns</source>
        <translation>Orden de las columnas</translation>
    </message>
    <message>
        <source>As it was shipped</source>
        <translation>Como vino de fábrica</translation>
    </message>
</context>
<context>
    <name>haven::ui::BoardPanel</name>
    <message>
        <source>No filter is typed there.</source>
        <translation>Ahí no hay ningún filtro escrito.</translation>
    </message>
    <message>
        <source>Type a filter first; then the same key keeps it as a button.</source>
        <translation>Escriba primero un filtro; luego la misma tecla lo guarda como botón.</translation>
    </message>
    <message>
        <source>The filter is no longer kept; it still holds.</source>
        <translation>El filtro ya no está guardado; sigue en vigor.</translation>
    </message>
    <message>
        <source>%1 filters are kept here already. Give one up first: press its button, then the same key.</source>
        <translation>Aquí ya hay %1 filtros guardados. Quite uno primero: pulse su botón, luego la misma tecla.</translation>
    </message>
    <message>
        <source>The filter is kept as a button.</source>
        <translation>El filtro queda guardado como botón.</translation>
    </message>
    <message>
        <source>Copy the board as plain text</source>
        <translation>Copiar el tablero como texto simple</translation>
    </message>
    <message>
        <source>Copy the board for a spreadsheet</source>
        <translation>Copiar el tablero para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copy the board as a Markdown table</source>
        <translation>Copiar el tablero como tabla Markdown</translation>
    </message>
    <message>
        <source>Copy the board as GeoJSON, with places</source>
        <translation>Copiar el tablero como GeoJSON, con lugares</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied, as they are shown.</source>
        <translation>
            <numerusform>Se copió %n fila, como se muestra.</numerusform>
            <numerusform>Se copiaron %n filas, como se muestran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits the filter. Take words out of it, or empty it; what is hidden is still there.</source>
        <translation>Nada pasa el filtro. Quítele palabras, o vacíelo; lo oculto sigue ahí.</translation>
    </message>
    <message>
        <source>No row is chosen there.</source>
        <translation>Ahí no hay ninguna fila elegida.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what the header says of the rows; how they are sorted</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, order held</source>
        <comment>%1 is what the header says of the rows</comment>
        <translation>%1, orden fijo</translation>
    </message>
    <message>
        <source>Open the board in a window of its own</source>
        <translation>Abrir el tablero en su propia ventana</translation>
    </message>
    <message>
        <source>%1, over</source>
        <comment>a row as it is spoken, that stays for now; its colors fade</comment>
        <translation>%1, terminado</translation>
    </message>
</context>
<context>
    <name>haven::ui::BoardView</name>
    <message numerus="yes">
        <source>%n new above (Home)</source>
        <comment>rows out of sight; Home is the key</comment>
        <translation>
            <numerusform>%n nueva arriba (Home)</numerusform>
            <numerusform>%n nuevas arriba (Home)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; new above: %2</source>
        <comment>what waits above, a number of rows</comment>
        <translation>%1; nuevas arriba: %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::BoardWindow</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Late next</source>
        <translation>Lo próximo en atrasarse</translation>
    </message>
    <message>
        <source>Nobody is signed on at this position. The board is shown again as soon as somebody is.</source>
        <translation>Nadie ha iniciado sesión en este puesto. El tablero se muestra otra vez en cuanto alguien lo haga.</translation>
    </message>
    <message>
        <source>TRAINING. Nothing here is real, nothing leaves this console.</source>
        <translation>PRÁCTICA. Nada aquí es real, nada sale de esta consola.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a board, its number</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Haven, %1, %2</source>
        <comment>board, position</comment>
        <translation>Haven, %1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::BoloPanel</name>
    <message>
        <source>BOLO %1: %2</source>
        <comment>its number, its words</comment>
        <translation>BOLO %1: %2</translation>
    </message>
    <message>
        <source>Look out for</source>
        <translation>Estar atentos a</translation>
    </message>
    <message>
        <source>BOLOs in force</source>
        <translation>BOLO vigentes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>heading: time left</comment>
        <translation>Queda</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Oído</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Write a BOLO</source>
        <translation>Escribir un BOLO</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Difundir</translation>
    </message>
    <message>
        <source>Say that it was read out to the units on duty</source>
        <translation>Decir que se leyó a las unidades de servicio</translation>
    </message>
    <message>
        <source>Say which units have heard it</source>
        <translation>Decir qué unidades lo han oído</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renovar</translation>
    </message>
    <message>
        <source>Let it last longer</source>
        <translation>Dejar que dure más</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Cancelarlo</translation>
    </message>
    <message>
        <source>Cancel it, with the reason</source>
        <translation>Cancelarlo, con el motivo</translation>
    </message>
    <message>
        <source>Restricted: for dispatchers and supervisors.</source>
        <translation>Restringido: para despachadores y supervisores.</translation>
    </message>
    <message>
        <source>Not broadcast yet.</source>
        <translation>Sin difundir todavía.</translation>
    </message>
    <message>
        <source>Not heard by %1.</source>
        <comment>units</comment>
        <translation>Sin oír: %1.</translation>
    </message>
    <message>
        <source>an incident that left the board</source>
        <translation>un incidente que salió del tablero</translation>
    </message>
    <message>
        <source>May fit %1: %2, in %3.</source>
        <comment>where, what fits and how surely, what was typed</comment>
        <translation>Puede coincidir %1: %2, en %3.</translation>
    </message>
    <message>
        <source>%1 ran %2</source>
        <comment>a unit, what was run and the result</comment>
        <translation>%1 consultó %2</translation>
    </message>
    <message>
        <source>%1 ran %2, %3 left</source>
        <comment>a unit, what was run, a time</comment>
        <translation>%1 consultó %2, quedan %3</translation>
    </message>
    <message>
        <source>%1 ran %2, late by %3</source>
        <comment>a unit, what was run, a time</comment>
        <translation>%1 consultó %2, atrasada %3</translation>
    </message>
    <message>
        <source>Record checks lately
%1</source>
        <comment>lines</comment>
        <translation>Consultas de registros recientes
%1</translation>
    </message>
    <message>
        <source>No BOLO is in force. N writes one; it is then matched with whatever is typed.</source>
        <translation>No hay ningún BOLO vigente. N escribe uno; luego se compara con todo lo que se escribe.</translation>
    </message>
    <message>
        <source>Choose a BOLO to read about it.</source>
        <translation>Elija un BOLO para leer sobre él.</translation>
    </message>
</context>
<context>
    <name>haven::ui::CallActs</name>
    <message>
        <source>answered</source>
        <translation>contestaron</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no contestan</translation>
    </message>
    <message>
        <source>voicemail, no message left</source>
        <translation>buzón, sin mensaje</translation>
    </message>
    <message>
        <source>voicemail, message left</source>
        <translation>buzón, mensaje dejado</translation>
    </message>
    <message>
        <source>voice heard, no answer to questions</source>
        <translation>se oye una voz, no responde a preguntas</translation>
    </message>
    <message>
        <source>Medical questions (EMD)</source>
        <translation>Preguntas médicas (EMD)</translation>
    </message>
    <message>
        <source>EMD started</source>
        <translation>EMD comenzado</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Transferido</translation>
    </message>
    <message>
        <source>Not medical</source>
        <translation>No es médico</translation>
    </message>
    <message>
        <source>Transferred to</source>
        <translation>Transferido a</translation>
    </message>
    <message>
        <source>Determinant</source>
        <translation>Determinante</translation>
    </message>
    <message>
        <source>Time (now)</source>
        <translation>Hora (ahora)</translation>
    </message>
    <message>
        <source>Medical questions</source>
        <translation>Preguntas médicas</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>Llamada devuelta</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contestan</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Message left</source>
        <translation>Mensaje dejado</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Sin mensaje</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestaron</translation>
    </message>
    <message>
        <source>Voice heard</source>
        <translation>Se oye voz</translation>
    </message>
    <message>
        <source>TTY query</source>
        <translation>Pregunta TTY</translation>
    </message>
    <message>
        <source>A TTY query was sent and nobody typed an answer</source>
        <translation>Se envió una pregunta por TTY y nadie escribió una respuesta</translation>
    </message>
    <message>
        <source>Transferred to whom? Type it and go on with Tab.</source>
        <translation>¿Transferido a quién? Escríbalo y siga con Tab.</translation>
    </message>
    <message>
        <source>“%1” is not a time. Nothing was recorded. Write it as 21:40, or leave it empty for now.</source>
        <translation>“%1” no es una hora. No se registró nada. Escríbala como 21:40, o déjela vacía si es ahora.</translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation>Nada registrado</translation>
    </message>
    <message>
        <source>Not medical, %1</source>
        <comment>time</comment>
        <translation>No es médico, %1</translation>
    </message>
    <message>
        <source>EMD started %1</source>
        <comment>time</comment>
        <translation>EMD comenzado %1</translation>
    </message>
    <message>
        <source>Transferred %1</source>
        <comment>time</comment>
        <translation>Transferido %1</translation>
    </message>
    <message>
        <source>%1 (not recorded yet)</source>
        <translation>%1 (sin registrar todavía)</translation>
    </message>
    <message>
        <source>Not called back yet</source>
        <translation>Todavía no se devolvió la llamada</translation>
    </message>
    <message>
        <source>%1 tried: %2</source>
        <comment>how often, results</comment>
        <translation>%1 intentos: %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::CallPart</name>
    <message>
        <source>What is recorded about the call of %1?</source>
        <comment>a number</comment>
        <translation>¿Qué se registra sobre la llamada de %1?</translation>
    </message>
    <message>
        <source>Called back: %1</source>
        <comment>how it ended</comment>
        <translation>Llamada devuelta: %1</translation>
    </message>
    <message>
        <source>A call back is owed no more…</source>
        <translation>Ya no se debe una devolución de llamada…</translation>
    </message>
    <message>
        <source>Transfer to another center…</source>
        <translation>Transferir a otro centro…</translation>
    </message>
    <message>
        <source>Transfer: %1</source>
        <comment>how it goes</comment>
        <translation>Transferencia: %1</translation>
    </message>
    <message>
        <source>Text session: write down lines…</source>
        <translation>Sesión de texto: anotar líneas…</translation>
    </message>
    <message>
        <source>Text session: end it…</source>
        <translation>Sesión de texto: terminarla…</translation>
    </message>
    <message>
        <source>Text session: open</source>
        <translation>Sesión de texto: abrir</translation>
    </message>
    <message>
        <source>TTY session: open</source>
        <translation>Sesión TTY: abrir</translation>
    </message>
    <message>
        <source>Relay session: open</source>
        <translation>Sesión de retransmisión: abrir</translation>
    </message>
    <message>
        <source>How somebody there communicates…</source>
        <translation>Cómo se comunica alguien ahí…</translation>
    </message>
    <message>
        <source>What the alarm company says…</source>
        <translation>Lo que dice la empresa de alarmas…</translation>
    </message>
    <message>
        <source>Alarm canceled by…</source>
        <translation>Alarma cancelada por…</translation>
    </message>
    <message>
        <source>Interpreter asked for…</source>
        <translation>Se pidió intérprete…</translation>
    </message>
    <message>
        <source>Interpreter: %1</source>
        <comment>how it goes</comment>
        <translation>Intérprete: %1</translation>
    </message>
    <message>
        <source>Where the call comes from, or a re-bid…</source>
        <translation>De dónde viene la llamada, o nueva consulta…</translation>
    </message>
    <message>
        <source>Take the call&apos;s position over as the incident&apos;s place</source>
        <translation>Tomar la posición de la llamada como lugar del incidente</translation>
    </message>
    <message>
        <source>Ask a carrier, in an emergency…</source>
        <translation>En emergencia, preguntar a la compañía telefónica…</translation>
    </message>
    <message>
        <source>Kind of the call…</source>
        <translation>Tipo de la llamada…</translation>
    </message>
    <message>
        <source>Recorder reference…</source>
        <translation>Referencia de la grabación…</translation>
    </message>
    <message>
        <source>Safe contact…</source>
        <translation>Contacto seguro…</translation>
    </message>
    <message>
        <source>Why does nobody have to call back any more?</source>
        <translation>¿Por qué ya nadie tiene que devolver la llamada?</translation>
    </message>
    <message>
        <source>Not safe: %1. Who decided to call all the same, and why?</source>
        <comment>why</comment>
        <translation>No es seguro: %1. ¿Quién decidió llamar de todos modos, y por qué?</translation>
    </message>
    <message>
        <source>Who answered?</source>
        <translation>¿Quién contestó?</translation>
    </message>
    <message>
        <source>Why, or where does it belong?</source>
        <translation>¿Por qué, o adónde corresponde?</translation>
    </message>
    <message>
        <source>Which number does the interpreter give?</source>
        <translation>¿Qué número da el intérprete?</translation>
    </message>
    <message>
        <source>How did the text session end?</source>
        <translation>¿Cómo terminó la sesión de texto?</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>La llamada</translation>
    </message>
    <message>
        <source>Call acts…</source>
        <translation>De la llamada…</translation>
    </message>
    <message>
        <source>Call back, transfer, text session, interpreter, position and alarm company</source>
        <translation>Devolver la llamada, transferencia, sesión de texto, intérprete, posición y empresa de alarmas</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Sin llamada</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n llamada</numerusform>
            <numerusform>%n llamadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The call comes from %1 (%2). The incident&apos;s place stays until somebody takes it over.</source>
        <comment>a place, how it is known</comment>
        <translation>La llamada viene de %1 (%2). El lugar del incidente queda igual hasta que alguien la tome como lugar.</translation>
    </message>
    <message>
        <source>%1 was asked at %2 where the telephone is; no answer yet.</source>
        <comment>a carrier, a time</comment>
        <translation>A %1 se le preguntó a las %2 dónde está el teléfono; todavía sin respuesta.</translation>
    </message>
    <message numerus="yes">
        <source>CALL BACK %1, %2. Tried %n time(s), waiting %3.</source>
        <comment>a number, why, time</comment>
        <translation>
            <numerusform>DEVUELVA LA LLAMADA: %1, %2. %n intento, en espera %3.</numerusform>
            <numerusform>DEVUELVA LA LLAMADA: %1, %2. %n intentos, en espera %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>(no number: ask for a re-bid)</source>
        <translation>(sin número: consulte otra vez la posición)</translation>
    </message>
    <message>
        <source>Do not call back: %1.</source>
        <comment>why</comment>
        <translation>No devuelva la llamada: %1.</translation>
    </message>
    <message>
        <source>On its way to %1: %2, %3 s</source>
        <comment>a center, how it stands, seconds</comment>
        <translation>En camino a %1: %2, %3 s</translation>
    </message>
    <message>
        <source>over 60 s</source>
        <translation>más de 60 s</translation>
    </message>
    <message numerus="yes">
        <source>Text session open for %1, %n line(s)</source>
        <comment>a time</comment>
        <translation>
            <numerusform>Sesión de texto abierta por %1, %n línea</numerusform>
            <numerusform>Sesión de texto abierta por %1, %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>Then call back %1.</source>
        <comment>numbers</comment>
        <translation>Luego devuelva la llamada: %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence, and another one</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::CallSaver</name>
    <message>
        <source>An advised call is closed at once and needs a disposition. Nothing was lost. Type one, such as PHONE.</source>
        <translation>Una llamada de orientación se cierra de inmediato y necesita una disposición. No se perdió nada. Escriba una, como PHONE.</translation>
    </message>
    <message>
        <source>On the board: %1, %2</source>
        <comment>incident number, place</comment>
        <translation>En el tablero: %1, %2</translation>
    </message>
    <message>
        <source>This call is on incident %1 now</source>
        <translation>Esta llamada está ahora en el incidente %1</translation>
    </message>
    <message>
        <source>Type is now %1.</source>
        <translation>El tipo es ahora %1.</translation>
    </message>
    <message>
        <source>Priority stays %1.</source>
        <translation>La prioridad sigue en %1.</translation>
    </message>
    <message>
        <source>Priority %1 became %2.</source>
        <comment>before, after</comment>
        <translation>La prioridad %1 pasó a %2.</translation>
    </message>
    <message>
        <source>No checklist belongs to it.</source>
        <translation>No le corresponde una lista de pasos.</translation>
    </message>
    <message>
        <source>Checklist: %1.</source>
        <translation>Lista de pasos: %1.</translation>
    </message>
    <message>
        <source>The type is still needed before the call goes on the board. Nothing was lost. Type a code, such as WELFARE, or words of its name.</source>
        <translation>Falta el tipo para que la llamada pase al tablero. No se perdió nada. Escriba un código, como WELFARE, o palabras de su nombre.</translation>
    </message>
    <message>
        <source>%1 wrote in %2: “%3”.</source>
        <comment>a person, a field, words</comment>
        <translation>%1 escribió en %2: “%3”.</translation>
    </message>
    <message>
        <source>%1 emptied %2; it was “%3”.</source>
        <comment>a person, a field, words</comment>
        <translation>%1 vació %2; decía “%3”.</translation>
    </message>
    <message>
        <source>%1 changed it: %2 is now “%3”; it was “%4”.</source>
        <comment>a person, a field, words, old words</comment>
        <translation>%1 lo cambió: %2 es ahora “%3”; era “%4”.</translation>
    </message>
    <message>
        <source>Written by %1 at %2:</source>
        <comment>person, time</comment>
        <translation>Escrito por %1 a las %2:</translation>
    </message>
</context>
<context>
    <name>haven::ui::CallerFields</name>
    <message>
        <source>Caller</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Safe when</source>
        <translation>Seguro cuándo</translation>
    </message>
    <message>
        <source>When and how it is safe, as in: after 18:00, not when he is home</source>
        <translation>Cuándo y cómo es seguro, por ejemplo: después de las 18:00, no cuando él está en casa</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relación</translation>
    </message>
    <message>
        <source>Who the caller is to the person, as in: brother, passer-by</source>
        <translation>Qué es quien llama para la persona, por ejemplo: hermano, alguien que pasaba</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin preguntar</translation>
    </message>
    <message>
        <source>call</source>
        <translation>llamada</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>buzón de voz</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>asked, not known</source>
        <translation>preguntado, no se sabe</translation>
    </message>
    <message>
        <source>Safe contact</source>
        <translation>Contacto seguro</translation>
    </message>
    <message>
        <source>How it is safe to reach the caller again</source>
        <translation>Cómo es seguro volver a contactar a quien llama</translation>
    </message>
    <message>
        <source>Caller is at</source>
        <translation>Llama desde</translation>
    </message>
    <message>
        <source>Where the caller is, if elsewhere</source>
        <translation>Dónde está quien llama, si es otro lugar</translation>
    </message>
</context>
<context>
    <name>haven::ui::Care</name>
    <message>
        <source>Background</source>
        <translation>Antecedentes</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Qué ayuda</translation>
    </message>
    <message>
        <source>What makes it worse</source>
        <translation>Qué lo empeora</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Paso a paso</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>A quién llamar</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>The person has not been asked.</source>
        <translation>No se ha preguntado a la persona.</translation>
    </message>
    <message>
        <source>The person agreed.</source>
        <translation>La persona estuvo de acuerdo.</translation>
    </message>
    <message>
        <source>The person was told.</source>
        <translation>Se le dijo a la persona.</translation>
    </message>
    <message>
        <source>The person could not be asked.</source>
        <translation>No se pudo preguntar a la persona.</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
    <message>
        <source>48 hours</source>
        <translation>48 horas</translation>
    </message>
    <message>
        <source>72 hours</source>
        <translation>72 horas</translation>
    </message>
    <message>
        <source>six weeks</source>
        <translation>seis semanas</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>se le alcanzó</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no contesta</translation>
    </message>
    <message>
        <source>message left</source>
        <translation>mensaje dejado</translation>
    </message>
    <message>
        <source>does not want it</source>
        <translation>no lo quiere</translation>
    </message>
    <message>
        <source>for this person</source>
        <translation>para esta persona</translation>
    </message>
    <message>
        <source>for this place</source>
        <translation>para este lugar</translation>
    </message>
    <message>
        <source>Care plan %1, for %2</source>
        <comment>number, person or place</comment>
        <translation>Plan de atención %1, para %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, words</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>not approved, shown to nobody at intake</source>
        <translation>sin aprobar, no se muestra a nadie al tomar la llamada</translation>
    </message>
    <message>
        <source>run out, shown to nobody at intake</source>
        <translation>vencido, no se muestra a nadie al tomar la llamada</translation>
    </message>
    <message>
        <source>in use, its review is overdue</source>
        <translation>en uso, su revisión está atrasada</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>Written by %1.</source>
        <comment>a person</comment>
        <translation>Escrito por %1.</translation>
    </message>
    <message>
        <source>Approved by %1, %2.</source>
        <comment>a person, their credentials</comment>
        <translation>Aprobado por %1, %2.</translation>
    </message>
    <message>
        <source>no credentials given</source>
        <translation>sin credenciales indicadas</translation>
    </message>
    <message>
        <source>Approved by nobody yet.</source>
        <translation>Sin aprobar por nadie todavía.</translation>
    </message>
    <message>
        <source>To be reviewed by %1.</source>
        <comment>a day</comment>
        <translation>Por revisar el %1.</translation>
    </message>
    <message>
        <source>It ends on %1.</source>
        <comment>a day</comment>
        <translation>Termina el %1.</translation>
    </message>
    <message>
        <source>whether it is safe was not asked</source>
        <translation>no se preguntó si es seguro</translation>
    </message>
    <message>
        <source>safe to call</source>
        <translation>es seguro llamar</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>solo mensajes de texto</translation>
    </message>
    <message>
        <source>voicemail is safe</source>
        <translation>el buzón de voz es seguro</translation>
    </message>
    <message>
        <source>NEVER call back</source>
        <translation>NUNCA devolver la llamada</translation>
    </message>
    <message>
        <source>not known whether it is safe, do not call</source>
        <translation>no se sabe si es seguro, no llame</translation>
    </message>
    <message>
        <source>speaks %1</source>
        <comment>a language</comment>
        <translation>habla %1</translation>
    </message>
    <message>
        <source>Called: %1</source>
        <comment>who, number, whether it is safe</comment>
        <translation>Llamó: %1</translation>
    </message>
    <message>
        <source>the name alone agrees: ask the day of birth</source>
        <translation>solo coincide el nombre: pregunte la fecha de nacimiento</translation>
    </message>
</context>
<context>
    <name>haven::ui::CarePanel</name>
    <message>
        <source>Care record</source>
        <translation>Registro de atención</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Desenlace</translation>
    </message>
    <message>
        <source>Hand-off</source>
        <translation>Traspaso</translation>
    </message>
    <message>
        <source>Officer&apos;s request</source>
        <translation>Solicitud del agente</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Reports, referrals</source>
        <translation>Informes, derivaciones</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Seguimientos</translation>
    </message>
    <message>
        <source>no incident is chosen</source>
        <translation>no hay incidente elegido</translation>
    </message>
    <message>
        <source>Screenings</source>
        <translation>Tamizajes</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Planes de atención</translation>
    </message>
    <message>
        <source>Open, because…</source>
        <translation>Abrir, porque…</translation>
    </message>
    <message>
        <source>Show the care record of this restricted incident; that you did, and why, is recorded</source>
        <translation>Mostrar el registro de atención de este incidente restringido; queda registrado que lo hizo y por qué</translation>
    </message>
    <message>
        <source>Why do you open the care record of a restricted incident?</source>
        <translation>¿Por qué abre el registro de atención de un incidente restringido?</translation>
    </message>
    <message>
        <source>This incident is restricted. You opened its care record with a reason; it closes when another incident is shown.</source>
        <translation>Este incidente está restringido. Usted abrió su registro de atención con un motivo; se cierra al mostrar otro incidente.</translation>
    </message>
    <message>
        <source>This incident is restricted: what is recorded of it is shown on these pages once you say why you open it. The command line, such as oc, con or fu, writes to it meanwhile.</source>
        <translation>Este incidente está restringido: lo registrado se muestra en estas páginas cuando diga por qué lo abre. Mientras tanto la línea de órdenes, como oc, con o fu, escribe en él.</translation>
    </message>
    <message>
        <source>This incident is restricted: what is recorded of it is not shown on these pages. Clinicians and supervisors can open it with a reason; the command line, such as oc, con or fu, still writes to it.</source>
        <translation>Este incidente está restringido: lo registrado no se muestra en estas páginas. Clínicos y supervisores pueden abrirlo con un motivo; la línea de órdenes, como oc, con o fu, sigue escribiendo en él.</translation>
    </message>
    <message>
        <source>It is not on the screen now.</source>
        <translation>Ahora no está en la pantalla.</translation>
    </message>
</context>
<context>
    <name>haven::ui::CaseWords</name>
    <message>
        <source>%1 %2 since %3</source>
        <comment>unit, stage, when</comment>
        <translation>%1 %2 desde %3</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Todavía nadie.</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>when, who wrote it, the note</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>Todavía no hay notas.</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>asignada</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>en el lugar</translation>
    </message>
    <message>
        <source>transporting</source>
        <translation>trasladando</translation>
    </message>
    <message>
        <source>Clinician asked at %1</source>
        <translation>Clínico pedido a las %1</translation>
    </message>
    <message>
        <source>no name recorded</source>
        <translation>sin nombre registrado</translation>
    </message>
    <message>
        <source>Clinician: %1, there since %2</source>
        <comment>who, when</comment>
        <translation>Clínico: %1, allí desde %2</translation>
    </message>
    <message>
        <source>Clinician: %1, on the way since %2</source>
        <comment>who, when</comment>
        <translation>Clínico: %1, en camino desde %2</translation>
    </message>
    <message>
        <source>Clinician: %1, accepted at %2</source>
        <comment>who, when</comment>
        <translation>Clínico: %1, aceptó a las %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::CatchUpPanel</name>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>En el lugar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Enter a paper card</source>
        <translation>Anotar una tarjeta de papel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>As it stands on the card, 21:40; after midnight it is the next day</source>
        <translation>Como está en la tarjeta, 21:40; después de medianoche es el día siguiente</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>17 is kept as &quot;paper 17&quot;; another source in words</source>
        <translation>17 se guarda como &quot;paper 17&quot;; otra fuente en palabras</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>The day on which the card begins: 2026-11-21</source>
        <translation>El día en que comienza la tarjeta: 2026-11-21</translation>
    </message>
    <message>
        <source>Incident, if open</source>
        <translation>Incidente, si está abierto</translation>
    </message>
    <message>
        <source>The number of an incident from before; empty: a new one</source>
        <translation>El número de un incidente anterior; vacío: uno nuevo</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Recibida a las</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>A code of the type list, such as WELFARE</source>
        <translation>Un código de la lista de tipos, como WELFARE</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>As it stands on the card</source>
        <translation>Como está en la tarjeta</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>The name, if one was given</source>
        <translation>El nombre, si se dio</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Devolver a</translation>
    </message>
    <message>
        <source>The telephone number</source>
        <translation>El número de teléfono</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Lo que se dijo</translation>
    </message>
    <message>
        <source>The words on the card</source>
        <translation>Las palabras de la tarjeta</translation>
    </message>
    <message>
        <source>Note at</source>
        <translation>Nota a las</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>What else is on the card, with its time</source>
        <translation>Lo demás que hay en la tarjeta, con su hora</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>Cerrado a las</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>A code, such as DONE; empty: open</source>
        <translation>Un código, como DONE; vacío: abierto</translation>
    </message>
    <message>
        <source>%1, unit %2</source>
        <comment>a column of the card, a row</comment>
        <translation>%1, unidad %2</translation>
    </message>
    <message>
        <source>The call sign, such as 3A12</source>
        <translation>El indicativo, como 3A12</translation>
    </message>
    <message>
        <source>The time on the card, such as 21:40; empty: none</source>
        <translation>La hora de la tarjeta, como 21:40; vacío: ninguna</translation>
    </message>
    <message>
        <source>Enter the card</source>
        <translation>Anotar la tarjeta</translation>
    </message>
    <message>
        <source>One more unit</source>
        <translation>Otra unidad</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Vaciar el formulario</translation>
    </message>
    <message>
        <source>Empty the form; what was entered stays entered</source>
        <translation>Vaciar el formulario; lo anotado sigue anotado</translation>
    </message>
    <message>
        <source>entered: %1</source>
        <comment>a field</comment>
        <translation>anotado: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type what stands on the card, field by field. What will be entered stands here before anything is done.</source>
        <translation>Escriba lo que está en la tarjeta, campo por campo. Lo que se anotará aparece aquí antes de hacer nada.</translation>
    </message>
    <message>
        <source>The card stops at &quot;%1&quot;: %2 What was entered before stays entered.</source>
        <comment>a field, why it was refused</comment>
        <translation>La tarjeta se detiene en &quot;%1&quot;: %2 Lo anotado antes sigue anotado.</translation>
    </message>
    <message>
        <source>%1 is on the log: %2 entries, with both times.</source>
        <comment>paper 17, a number</comment>
        <translation>%1 está en la bitácora: %2 anotaciones, con ambas horas.</translation>
    </message>
</context>
<context>
    <name>haven::ui::CautionBox</name>
    <message>
        <source>Caution, officer safety.</source>
        <translation>Advertencia, seguridad del agente.</translation>
    </message>
    <message>
        <source>Caution, weapon.</source>
        <translation>Advertencia, arma.</translation>
    </message>
    <message>
        <source>Caution, violence.</source>
        <translation>Advertencia, violencia.</translation>
    </message>
    <message>
        <source>Caution, hazard.</source>
        <translation>Advertencia, peligro.</translation>
    </message>
    <message>
        <source>Caution, animal.</source>
        <translation>Advertencia, animal.</translation>
    </message>
    <message>
        <source>Access.</source>
        <translation>Acceso.</translation>
    </message>
    <message>
        <source>Medical.</source>
        <translation>Médico.</translation>
    </message>
    <message>
        <source>Communication.</source>
        <translation>Comunicación.</translation>
    </message>
    <message>
        <source>How to approach.</source>
        <translation>Cómo acercarse.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>, source: %1 %2</source>
        <comment>who said so, since when</comment>
        <translation>, fuente: %1 %2</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>, verified</source>
        <translation>, verificado</translation>
    </message>
    <message>
        <source>, reported, not verified</source>
        <translation>, reportado, sin verificar</translation>
    </message>
    <message>
        <source>, REVIEW WAS DUE %1</source>
        <translation>, LA REVISIÓN TOCABA EL %1</translation>
    </message>
    <message>
        <source>, review due %1</source>
        <translation>, revisión el %1</translation>
    </message>
    <message>
        <source>, ends %1</source>
        <comment>a day</comment>
        <translation>, termina el %1</translation>
    </message>
    <message>
        <source>Seen by %1 at %2.</source>
        <comment>name, time</comment>
        <translation>Vista por %1 a las %2.</translation>
    </message>
    <message>
        <source>Acknowledge this caution on the record</source>
        <translation>Confirmar esta advertencia en el registro</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <comment>a caution</comment>
        <translation>Vista: %1</translation>
    </message>
    <message>
        <source>, about %1</source>
        <comment>a person</comment>
        <translation>, sobre %1</translation>
    </message>
    <message>
        <source>, THE NAME ALONE AGREES: confirm who it is</source>
        <translation>, SOLO COINCIDE EL NOMBRE: confirme quién es</translation>
    </message>
    <message>
        <source>, NOT HERE but near by: %1</source>
        <comment>a place</comment>
        <translation>, NO AQUÍ sino cerca: %1</translation>
    </message>
    <message>
        <source>, CHECK THE PLACE: it is of %1</source>
        <comment>a place</comment>
        <translation>, VERIFIQUE EL LUGAR: es de %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::CautionsPart</name>
    <message>
        <source>Cautions</source>
        <translation>Advertencias</translation>
    </message>
    <message>
        <source>Further cautions</source>
        <translation>Otras advertencias</translation>
    </message>
    <message>
        <source>1 more caution below the notes</source>
        <translation>1 advertencia más debajo de las notas</translation>
    </message>
    <message>
        <source>%1 more cautions below the notes</source>
        <translation>%1 advertencias más debajo de las notas</translation>
    </message>
    <message>
        <source>A note speaks of a weapon. Ask, and answer it.</source>
        <translation>Una nota habla de un arma. Pregunte y responda.</translation>
    </message>
    <message>
        <source>Possible weapon: %1. Confirm or correct it.</source>
        <comment>words</comment>
        <translation>Posible arma: %1. Confírmelo o corríjalo.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ChangesPart</name>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Crisis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>%1 changes, the last by %2, %3</source>
        <comment>how many, name, time</comment>
        <translation>%1 cambios, el último de %2, %3</translation>
    </message>
    <message>
        <source>changed by %1, %2</source>
        <comment>name, time</comment>
        <translation>cambiado por %1, %2</translation>
    </message>
    <message>
        <source>changed by %1, %2; was “%3”</source>
        <comment>name, time, what was there</comment>
        <translation>cambiado por %1, %2; era “%3”</translation>
    </message>
    <message>
        <source>Changed since you looked</source>
        <translation>Cambió desde que usted miró</translation>
    </message>
</context>
<context>
    <name>haven::ui::ChecklistPanel</name>
    <message>
        <source>approved by %1, %2</source>
        <comment>who, credentials</comment>
        <translation>aprobado por %1, %2</translation>
    </message>
    <message>
        <source>a draft, which needs a named clinical approver before it runs here</source>
        <translation>un borrador, que necesita un aprobador clínico con nombre antes de usarse aquí</translation>
    </message>
    <message>
        <source>a draft, which runs in this training station</source>
        <translation>un borrador, que se usa en esta estación de práctica</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Lista de pasos</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <comment>an answer, or that a step was done</comment>
        <translation>Registrado: %1</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print the hand-off page and the checklists of this incident</source>
        <translation>Imprimir la hoja de traspaso y las listas de pasos de este incidente</translation>
    </message>
    <message>
        <source>Checklist of the incident</source>
        <translation>Lista de pasos del incidente</translation>
    </message>
    <message>
        <source>Step due in</source>
        <translation>Paso en</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Re-check in</source>
        <translation>Revisión en</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Re-check done</source>
        <translation>Revisión hecha</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Speak the active step, where this machine has a speech engine</source>
        <translation>Decir el paso activo, donde esta máquina tiene voz</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Paso siguiente</translation>
    </message>
    <message>
        <source>Steps to come</source>
        <translation>Pasos por venir</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Pasos hechos</translation>
    </message>
    <message>
        <source>Finish, because…</source>
        <translation>Terminar, porque…</translation>
    </message>
    <message>
        <source>Start another</source>
        <translation>Comenzar otra</translation>
    </message>
    <message>
        <source>No incident is chosen. Choose one in the queue (%1); its checklist stands here.</source>
        <comment>a key</comment>
        <translation>No hay incidente elegido. Elija uno en la cola (%1); su lista de pasos aparece aquí.</translation>
    </message>
    <message>
        <source>%1: no checklist yet</source>
        <comment>incident number</comment>
        <translation>%1: todavía sin lista de pasos</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>incident number, protocol</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Version %1, %2. Started by %3 at %4.</source>
        <comment>version, approval, who, when</comment>
        <translation>Versión %1, %2. La comenzó %3 a las %4.</translation>
    </message>
    <message numerus="yes">
        <source>Step %1 of %2, %n done</source>
        <comment>step, steps in all</comment>
        <translation>
            <numerusform>Paso %1 de %2, %n hecho</numerusform>
            <numerusform>Paso %1 de %2, %n hechos</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished at %1, %2 of %3 steps done</source>
        <comment>when, done, in all</comment>
        <translation>Terminada a las %1, %2 de %3 pasos hechos</translation>
    </message>
    <message>
        <source>%1: %2, %3 at %4</source>
        <comment>fact, answer, who, when</comment>
        <translation>%1: %2, %3 a las %4</translation>
    </message>
    <message>
        <source>Answered before. %1</source>
        <comment>facts</comment>
        <translation>Respondido antes. %1</translation>
    </message>
    <message>
        <source>%1, finished</source>
        <comment>protocol</comment>
        <translation>%1, terminada</translation>
    </message>
    <message>
        <source>Start no other</source>
        <translation>No comenzar otra</translation>
    </message>
    <message>
        <source>Why does it end here?</source>
        <translation>¿Por qué termina aquí?</translation>
    </message>
    <message>
        <source>There is no step to read.</source>
        <translation>No hay ningún paso que leer.</translation>
    </message>
    <message>
        <source>Puts the digits on the next nine checklists of the list</source>
        <translation>Pone los números en las nueve listas de pasos siguientes</translation>
    </message>
    <message>
        <source>Next nine</source>
        <translation>Siguientes nueve</translation>
    </message>
    <message>
        <source>the text that was approved when it began</source>
        <translation>el texto que estaba aprobado cuando comenzó</translation>
    </message>
    <message>
        <source>version %1, approved by %2, %3; a newer one is a draft</source>
        <comment>number, who, credentials</comment>
        <translation>versión %1, aprobada por %2, %3; una más nueva es un borrador</translation>
    </message>
    <message>
        <source>Set a step right</source>
        <translation>Corregir un paso</translation>
    </message>
    <message>
        <source>The step before; once more goes further back, after the first to the active one</source>
        <translation>El paso anterior; otra vez, uno más atrás, y después del primero el activo</translation>
    </message>
    <message>
        <source>Recorded: %1. What is recorded now sets it right; both stay on the record.</source>
        <comment>an answer, or that a step was done</comment>
        <translation>Registrado: %1. Lo que se registre ahora lo corrige; ambos quedan en el registro.</translation>
    </message>
    <message>
        <source>EMD: %1, at %2</source>
        <comment>an answer, when</comment>
        <translation>EMD: %1, a las %2</translation>
    </message>
    <message>
        <source>This incident is restricted: its checklist is not shown.</source>
        <translation>Este incidente está restringido: su lista de pasos no se muestra.</translation>
    </message>
    <message>
        <source>%1 is closed, and no checklist was run. To start one, reopen it first: re %1 and why</source>
        <comment>incident number</comment>
        <translation>%1 está cerrado y no se usó ninguna lista. Para empezar una, reábralo primero: re %1 y el motivo</translation>
    </message>
    <message>
        <source>%1. Why it ended there: %2</source>
        <comment>that it is finished, a reason</comment>
        <translation>%1. Por qué terminó ahí: %2</translation>
    </message>
    <message>
        <source>Step %1 of %2 once more; Escape leaves it as it is</source>
        <comment>step, steps in all</comment>
        <translation>Paso %1 de %2 otra vez; Escape lo deja como está</translation>
    </message>
</context>
<context>
    <name>haven::ui::ChecklistPart</name>
    <message>
        <source>Open checklist</source>
        <translation>Abrir la lista</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Lista de pasos</translation>
    </message>
    <message>
        <source>Checklist finished</source>
        <translation>Lista de pasos terminada</translation>
    </message>
    <message>
        <source>Checklist for this type: %1, not started</source>
        <comment>title of a protocol</comment>
        <translation>Lista de pasos para este tipo: %1, sin comenzar</translation>
    </message>
    <message>
        <source>No checklist runs</source>
        <translation>Ninguna lista de pasos en curso</translation>
    </message>
    <message>
        <source>Checklist: %1</source>
        <comment>name of a protocol</comment>
        <translation>Lista de pasos: %1</translation>
    </message>
    <message>
        <source>Checklist: %1, step %2 of %3</source>
        <comment>title, number, count</comment>
        <translation>Lista de pasos: %1, paso %2 de %3</translation>
    </message>
    <message>
        <source>re-check %1 late</source>
        <comment>a time</comment>
        <translation>revisión %1 tarde</translation>
    </message>
    <message>
        <source>%1, re-check in %2</source>
        <comment>where the checklist is, time left</comment>
        <translation>%1, revisión en %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::ClinicianList</name>
    <message>
        <source>Asked or flagged</source>
        <translation>Pedidos o señalados</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>¿Por qué no?</translation>
    </message>
    <message>
        <source>Asked, not answered</source>
        <translation>Pedido, sin respuesta</translation>
    </message>
    <message>
        <source>With a clinician</source>
        <translation>Con un clínico</translation>
    </message>
    <message>
        <source>Flagged, nobody asked</source>
        <translation>Señalado, nadie pidió</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <comment>when a note was written, what it speaks of</comment>
        <translation>A las %1: %2</translation>
    </message>
    <message>
        <source>Weapon: %1</source>
        <comment>an answer</comment>
        <translation>Arma: %1</translation>
    </message>
    <message>
        <source>Suggested by the advisor</source>
        <translation>Sugerido por el asesor</translation>
    </message>
    <message>
        <source>A clinician</source>
        <translation>Un clínico</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <comment>a clinician</comment>
        <translation>%1 aceptó</translation>
    </message>
    <message>
        <source>%1 is on the way</source>
        <comment>a clinician</comment>
        <translation>%1 va en camino</translation>
    </message>
    <message>
        <source>%1 has arrived</source>
        <comment>a clinician</comment>
        <translation>%1 llegó</translation>
    </message>
    <message>
        <source>%1, level %2, %3, %4</source>
        <comment>number, level, type, place</comment>
        <translation>%1, nivel %2, %3, %4</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>number, type, place</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an incident, a weapon</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nobody has asked for a clinician, and nothing is flagged. To ask for one: %1, and type: clin 4482</source>
        <comment>a key</comment>
        <translation>Nadie ha pedido un clínico, y nada está señalado. Para pedirlo: %1, y escriba: clin 4482</translation>
    </message>
    <message>
        <source>Incidents that are flagged or have a clinician request</source>
        <translation>Incidentes señalados o con solicitud de clínico</translation>
    </message>
    <message>
        <source>Up and Down choose an incident</source>
        <translation>Arriba y Abajo eligen un incidente</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Decline, because…</source>
        <translation>No aceptar, porque…</translation>
    </message>
    <message>
        <source>Why is it declined?</source>
        <translation>¿Por qué no se acepta?</translation>
    </message>
    <message>
        <source>Nobody sent, because…</source>
        <translation>Nadie va, porque…</translation>
    </message>
    <message>
        <source>Why is nobody sent?</source>
        <translation>¿Por qué no se envía a nadie?</translation>
    </message>
    <message>
        <source>Ask clinician</source>
        <translation>Pedir clínico</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>requests that nobody has answered</comment>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>incident number, type</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 there in %2</source>
        <comment>a unit, so long</comment>
        <translation>%1 llega en %2</translation>
    </message>
    <message>
        <source>Weapon: %1, answered %2, %3 ago</source>
        <comment>an answer, when, how long since</comment>
        <translation>Arma: %1, respondido a las %2, hace %3</translation>
    </message>
    <message>
        <source>Since the last note: %1</source>
        <comment>what changed</comment>
        <translation>Desde la última nota: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a request stands, when a unit is there</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No officer is on scene: %1. Stay back until police say it is safe.</source>
        <comment>a weapon</comment>
        <translation>Ningún oficial está en el lugar: %1. Espere hasta que la policía diga que es seguro.</translation>
    </message>
    <message>
        <source>There may be a weapon</source>
        <translation>Puede haber un arma</translation>
    </message>
    <message>
        <source>There is a weapon</source>
        <translation>Hay un arma</translation>
    </message>
    <message>
        <source>Lost caller, to be called back</source>
        <translation>Llamada perdida: hay que devolverla</translation>
    </message>
</context>
<context>
    <name>haven::ui::ClinicianState</name>
    <message>
        <source>Accepted by…</source>
        <translation>Aceptado por…</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Declined, because…</source>
        <translation>No aceptó, porque…</translation>
    </message>
    <message>
        <source>Not sent, because…</source>
        <translation>Sin enviar, porque…</translation>
    </message>
    <message>
        <source>The clinician: %1</source>
        <comment>an answer</comment>
        <translation>El clínico: %1</translation>
    </message>
    <message>
        <source>A clinician</source>
        <translation>Un clínico</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <comment>clinician, unit</comment>
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>%1 asked for a clinician at %2, no answer yet</source>
        <translation>%1 pidió un clínico a las %2, todavía sin respuesta</translation>
    </message>
    <message>
        <source>%1 asked for a clinician at %2, waiting %3</source>
        <translation>%1 pidió un clínico a las %2, en espera %3</translation>
    </message>
    <message>
        <source>%1 accepted at %2</source>
        <comment>who, time</comment>
        <translation>%1 aceptó a las %2</translation>
    </message>
    <message>
        <source>%1 is on the way since %2</source>
        <comment>who, time</comment>
        <translation>%1 va en camino desde las %2</translation>
    </message>
    <message>
        <source>%1 declined at %2: %3</source>
        <comment>who, time, why</comment>
        <translation>%1 no aceptó a las %2: %3</translation>
    </message>
    <message>
        <source>No clinician was sent, %1: %2</source>
        <comment>time, why</comment>
        <translation>No se envió clínico, %1: %2</translation>
    </message>
    <message>
        <source>%1 arrived at %2</source>
        <comment>who, time</comment>
        <translation>%1 llegó a las %2</translation>
    </message>
    <message>
        <source>%1 was done at %2</source>
        <comment>who, time</comment>
        <translation>%1 terminó a las %2</translation>
    </message>
    <message>
        <source>Why did the clinician decline?</source>
        <translation>¿Por qué no aceptó el clínico?</translation>
    </message>
    <message>
        <source>Why is no clinician sent?</source>
        <translation>¿Por qué no se envía un clínico?</translation>
    </message>
    <message>
        <source>Who accepted?</source>
        <translation>¿Quién aceptó?</translation>
    </message>
    <message>
        <source>By telephone, without a unit</source>
        <translation>Por teléfono, sin unidad</translation>
    </message>
</context>
<context>
    <name>haven::ui::CommandBar</name>
    <message>
        <source>Command line</source>
        <translation>Línea de órdenes</translation>
    </message>
    <message>
        <source>Type a command; ? lists all of them</source>
        <translation>Escriba una orden; ? las lista todas</translation>
    </message>
    <message>
        <source>Command, for example: d 3A12 4482. Type ? for all</source>
        <translation>Orden, por ejemplo: d 3A12 4482. Escriba ? para todas</translation>
    </message>
    <message>
        <source>What Enter will do</source>
        <translation>Lo que hará Enter</translation>
    </message>
    <message>
        <source>The line that was being typed here is back.</source>
        <translation>Volvió la línea que se escribía aquí.</translation>
    </message>
    <message>
        <source>Enter: %1</source>
        <comment>what Enter will do</comment>
        <translation>Enter: %1</translation>
    </message>
    <message>
        <source>Tab: %1</source>
        <comment>what Tab would complete</comment>
        <translation>Tab: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>the lines of a macro, why the first cannot be done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter: %1  %2</source>
        <comment>the line of a macro, what it will do</comment>
        <translation>Enter: %1  %2</translation>
    </message>
    <message>
        <source>Enter: %1 lines, %2  First: %3</source>
        <comment>how many, the lines of a macro, what it will do</comment>
        <translation>Enter: %1 líneas, %2  Primero: %3</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>what Enter does, what Tab does</comment>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a place, how sure</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The map is being read. The place is taken as typed, not verified.</source>
        <translation>Se está leyendo el mapa. El lugar se toma como se escribió, sin verificar.</translation>
    </message>
    <message>
        <source>No such place. It is taken as typed, not verified.</source>
        <translation>No hay tal lugar. Se toma como se escribió, sin verificar.</translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation>Guardando: %1</translation>
    </message>
    <message>
        <source>%1 stopped at line %2 of %3, “%4”. %5</source>
        <comment>macro, number, number, the line, why</comment>
        <translation>%1 se detuvo en la línea %2 de %3, “%4”. %5</translation>
    </message>
    <message>
        <source>%1 Done before: %2</source>
        <comment>where a macro stopped, what was done</comment>
        <translation>%1 Hecho antes: %2</translation>
    </message>
    <message>
        <source>The macro %1 is forgotten.</source>
        <translation>La macro %1 se olvidó.</translation>
    </message>
    <message>
        <source>%1 stands for: %2</source>
        <comment>a macro, its lines</comment>
        <translation>%1 equivale a: %2</translation>
    </message>
    <message>
        <source>Nothing can be undone with one key now. Within ten minutes the line “undo” takes back your last act, where it may be.</source>
        <translation>Ahora no se puede deshacer nada con una tecla. En diez minutos la línea “undo” deshace su última acción, donde se pueda.</translation>
    </message>
    <message>
        <source>Undoing your last act</source>
        <translation>Deshaciendo su última acción</translation>
    </message>
    <message>
        <source>Undo your last act</source>
        <translation>Deshacer su última acción</translation>
    </message>
    <message>
        <source>Nothing changed, it was so already: %1</source>
        <comment>what the line was to do</comment>
        <translation>No cambió nada, ya estaba así: %1</translation>
    </message>
    <message>
        <source>Only typing was taken back. What was done stands.</source>
        <translation>Solo se quitó lo escrito. Lo hecho sigue en pie.</translation>
    </message>
    <message>
        <source>Only typing was taken back. What was done stands; %1 undoes it.</source>
        <comment>a key</comment>
        <translation>Solo se quitó lo escrito. Lo hecho sigue en pie; %1 lo deshace.</translation>
    </message>
    <message>
        <source>Still chosen: %1; %2 goes to %3. %4</source>
        <comment>incident number, a key, incident number, what was done</comment>
        <translation>Sigue elegido: %1; %2 va a %3. %4</translation>
    </message>
    <message>
        <source>Chosen now: %1; %2 goes back to %3. %4</source>
        <comment>incident number, a key, incident number, what was done</comment>
        <translation>Elegido ahora: %1; %2 vuelve a %3. %4</translation>
    </message>
    <message>
        <source>An incident was restricted. What was typed and said in this window before is left out from here on; the record has it.</source>
        <translation>Se restringió un incidente. Lo que se escribió y se dijo antes en esta ventana ya no se muestra; queda en el registro.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what Enter will do, from which paper it is entered</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Take back your own last act: %1</source>
        <comment>what was done</comment>
        <translation>Deshacer su propia última acción: %1</translation>
    </message>
    <message>
        <source>Take back your own last act, where there is one of the last ten minutes.</source>
        <translation>Deshacer su propia última acción, si hay alguna de los últimos diez minutos.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ConfirmBand</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
</context>
<context>
    <name>haven::ui::ConflictRow</name>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Apartment</source>
        <translation>Apartamento</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Safe contact</source>
        <translation>Contacto seguro</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relación</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Where the caller is</source>
        <translation>Dónde está quien llama</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar lo mío</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Tomar lo del otro</translation>
    </message>
    <message>
        <source>Somebody else has written here too</source>
        <translation>Otra persona también escribió aquí</translation>
    </message>
    <message>
        <source>What stands here is saved; the other words stay on the record</source>
        <translation>Se guarda lo que está aquí; las otras palabras quedan en el registro</translation>
    </message>
    <message>
        <source>What the other wrote comes into the field; yours is thrown away</source>
        <translation>Lo que escribió el otro entra en el campo; lo suyo se descarta</translation>
    </message>
    <message>
        <source>%1: %2 changed it at %3. Yours is not saved.</source>
        <comment>field, name, time</comment>
        <translation>%1: %2 lo cambió a las %3. Lo suyo no está guardado.</translation>
    </message>
    <message>
        <source>%1: %2 wrote “%3” at %4. Yours is not saved.</source>
        <comment>field, name, words, time</comment>
        <translation>%1: %2 escribió “%3” a las %4. Lo suyo no está guardado.</translation>
    </message>
    <message>
        <source>%1 One of %2 fields.</source>
        <comment>a sentence, how many</comment>
        <translation>%1 Uno de %2 campos.</translation>
    </message>
</context>
<context>
    <name>haven::ui::CountButton</name>
    <message>
        <source>Show these in the log: %1</source>
        <comment>what a count counts</comment>
        <translation>Mostrar estos en la bitácora: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a count, what it counts</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::CountdownLabel</name>
    <message>
        <source>late by %1</source>
        <translation>%1 tarde</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 tarde</translation>
    </message>
</context>
<context>
    <name>haven::ui::CrisisWords</name>
    <message>
        <source>not asked</source>
        <translation>sin preguntar</translation>
    </message>
    <message>
        <source>asked, not known</source>
        <translation>preguntado, no se sabe</translation>
    </message>
    <message>
        <source>cannot be asked: %1</source>
        <comment>the reason</comment>
        <translation>no se puede preguntar: %1</translation>
    </message>
    <message>
        <source>possible weapon, %1</source>
        <comment>an answer</comment>
        <translation>posible arma, %1</translation>
    </message>
    <message>
        <source>possible weapon “%1”, %2</source>
        <comment>words of a note, an answer</comment>
        <translation>posible arma “%1”, %2</translation>
    </message>
    <message>
        <source>Cannot: %1</source>
        <comment>the reason</comment>
        <translation>No se puede: %1</translation>
    </message>
    <message>
        <source>Not needed: %1</source>
        <comment>the reason</comment>
        <translation>No hace falta: %1</translation>
    </message>
    <message>
        <source>Say: %1</source>
        <comment>the exact words</comment>
        <translation>Diga: %1</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>number, answer</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1, not yet asked</source>
        <comment>a level</comment>
        <translation>%1, sin preguntar todavía</translation>
    </message>
    <message>
        <source>1 routine</source>
        <translation>1 rutina</translation>
    </message>
    <message>
        <source>2 moderate</source>
        <translation>2 moderado</translation>
    </message>
    <message>
        <source>3 urgent</source>
        <translation>3 urgente</translation>
    </message>
    <message>
        <source>4 emergency</source>
        <translation>4 emergencia</translation>
    </message>
    <message>
        <source>(%1)</source>
        <comment>who said so, and when</comment>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an answer, who gave it and when</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>behavioral health</source>
        <comment>what was suggested and nobody decided</comment>
        <translation>salud conductual</translation>
    </message>
</context>
<context>
    <name>haven::ui::CrisisWorkspace</name>
    <message>
        <source>Care record</source>
        <translation>Registro de atención</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Directorio</translation>
    </message>
    <message>
        <source>Sealed notes</source>
        <translation>Notas selladas</translation>
    </message>
    <message>
        <source>Clinicians&apos; desk</source>
        <translation>Puesto de los clínicos</translation>
    </message>
    <message>
        <source>Whom to call, for the town and the age of this incident</source>
        <translation>A quién llamar, según el pueblo y la edad de este incidente</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Lista de pasos</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>haven::ui::DeskRules</name>
    <message>
        <source>%1 %2</source>
        <comment>%1 is the short number of an incident, %2 its type</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, beat %2</source>
        <comment>%1 is an address, %2 a beat</comment>
        <translation>%1, sector %2</translation>
    </message>
    <message>
        <source>%1, outside every beat</source>
        <comment>%1 is an address</comment>
        <translation>%1, fuera de todo sector</translation>
    </message>
</context>
<context>
    <name>haven::ui::DetailRows</name>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>by house number</source>
        <translation>por número de casa</translation>
    </message>
    <message>
        <source>street only</source>
        <translation>solo la calle</translation>
    </message>
    <message>
        <source>close match, check it</source>
        <translation>coincidencia cercana, revísela</translation>
    </message>
    <message>
        <source>by coordinates</source>
        <translation>por coordenadas</translation>
    </message>
    <message>
        <source>taken as typed</source>
        <translation>tomado como se escribió</translation>
    </message>
    <message>
        <source>not found on the map</source>
        <translation>no se encontró en el mapa</translation>
    </message>
    <message>
        <source>safe contact not asked</source>
        <translation>contacto seguro sin preguntar</translation>
    </message>
    <message>
        <source>safe to call</source>
        <translation>es seguro llamar</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>solo texto</translation>
    </message>
    <message>
        <source>voicemail is safe</source>
        <translation>el buzón de voz es seguro</translation>
    </message>
    <message>
        <source>NEVER call back</source>
        <translation>NUNCA devolver la llamada</translation>
    </message>
    <message>
        <source>safe contact not known, do not call</source>
        <translation>contacto seguro sin saber, no llame</translation>
    </message>
    <message>
        <source>silent call</source>
        <translation>llamada silenciosa</translation>
    </message>
    <message>
        <source>open line</source>
        <translation>línea abierta</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>colgó</translation>
    </message>
    <message>
        <source>advised only</source>
        <translation>solo orientación</translation>
    </message>
    <message>
        <source>by text</source>
        <translation>por texto</translation>
    </message>
    <message>
        <source>by radio</source>
        <translation>por radio</translation>
    </message>
    <message>
        <source>, beat %1</source>
        <translation>, sector %1</translation>
    </message>
    <message>
        <source>Name and number not given</source>
        <translation>Nombre y número sin dar</translation>
    </message>
    <message>
        <source> at %1</source>
        <comment>where the caller is</comment>
        <translation> en %1</translation>
    </message>
    <message>
        <source>, speaks %1</source>
        <comment>a language</comment>
        <translation>, habla %1</translation>
    </message>
    <message>
        <source>, called %1</source>
        <translation>, llamó %1</translation>
    </message>
    <message>
        <source>, called back once, %1</source>
        <comment>how it ended</comment>
        <translation>, se le llamó una vez, %1</translation>
    </message>
    <message>
        <source>, called back %1 times, last: %2</source>
        <comment>number, how it ended</comment>
        <translation>, se le llamó %1 veces, la última: %2</translation>
    </message>
    <message>
        <source>one that left the board</source>
        <translation>uno que salió del tablero</translation>
    </message>
    <message>
        <source> until %1</source>
        <translation> hasta %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Aplazado</translation>
    </message>
    <message>
        <source> at %1</source>
        <translation> a las %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Joined to</source>
        <translation>Unido a</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>EMD %1</source>
        <comment>state of the medical questions</comment>
        <translation>EMD %1</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Médico</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambió</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandonada</translation>
    </message>
    <message>
        <source>by TTY</source>
        <translation>por TTY</translation>
    </message>
    <message>
        <source>through a relay</source>
        <translation>por retransmisión</translation>
    </message>
    <message>
        <source>, interpreter for %1 %2</source>
        <comment>a language, how it stands</comment>
        <translation>, intérprete de %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>, TEXT SESSION OPEN, %n line(s)</source>
        <translation>
            <numerusform>, SESIÓN DE TEXTO ABIERTA, %n línea</numerusform>
            <numerusform>, SESIÓN DE TEXTO ABIERTA, %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>, recorder %1</source>
        <comment>a reference</comment>
        <translation>, grabación %1</translation>
    </message>
    <message>
        <source>, %1 calls from this number in 24 h, %2 in the last hour</source>
        <comment>two numbers</comment>
        <translation>, %1 llamadas desde este número en 24 h, %2 en la última hora</translation>
    </message>
    <message>
        <source>, %1</source>
        <comment>a time</comment>
        <translation>, %1</translation>
    </message>
    <message>
        <source>permit %1</source>
        <translation>permiso %1</translation>
    </message>
    <message>
        <source>keyholder %1 %2</source>
        <comment>name, number</comment>
        <translation>con llaves %1 %2</translation>
    </message>
    <message>
        <source>canceled by %1 at %2; units and priority stay as they are</source>
        <comment>who, a time</comment>
        <translation>cancelada por %1 a las %2; unidades y prioridad quedan como están</translation>
    </message>
    <message>
        <source>police</source>
        <translation>policía</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>bomberos</translation>
    </message>
    <message>
        <source>EMS</source>
        <translation>EMS</translation>
    </message>
    <message>
        <source>crisis</source>
        <translation>crisis</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a discipline, its priority</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Priority for</source>
        <translation>Prioridad para</translation>
    </message>
    <message>
        <source>Call from</source>
        <translation>Llama desde</translation>
    </message>
    <message>
        <source>Communicates</source>
        <translation>Se comunica</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarma</translation>
    </message>
    <message>
        <source>  called again: release it, or hold it anew</source>
        <translation>  volvieron a llamar: libérelo o aplácelo de nuevo</translation>
    </message>
    <message>
        <source>May fit</source>
        <translation>Puede coincidir</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
</context>
<context>
    <name>haven::ui::DirectoryCard</name>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Ages</source>
        <translation>Edades</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Atiende</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Está en</translation>
    </message>
    <message>
        <source>Can do</source>
        <translation>Puede</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>At one time</source>
        <translation>A la vez</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <comment>source, a day</comment>
        <translation>%1, al %2</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Revisado el</translation>
    </message>
    <message>
        <source>nobody has confirmed it</source>
        <translation>nadie lo ha confirmado</translation>
    </message>
</context>
<context>
    <name>haven::ui::DirectoryForm</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>a line each</source>
        <translation>una línea cada una</translation>
    </message>
    <message>
        <source>An entry of the directory</source>
        <translation>Una entrada del directorio</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>as people call it</source>
        <translation>como la gente lo llama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>What kind of help it is</source>
        <translation>Qué clase de ayuda es</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>860-555-0100 x12; 211 press 1, then 1</source>
        <translation>860-555-0100 x12; 211 press 1, then 1</translation>
    </message>
    <message>
        <source>Reached through</source>
        <translation>Se llega por</translation>
    </message>
    <message>
        <source>the id of a line, where it has no number</source>
        <translation>el id de una línea, si no tiene número</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>always, unknown, or Mon-Fri 08:00-17:00; Sat 13:00-22:00</source>
        <translation>always, unknown, o Mon-Fri 08:00-17:00; Sat 13:00-22:00</translation>
    </message>
    <message>
        <source>Ages</source>
        <translation>Edades</translation>
    </message>
    <message>
        <source>all, unknown, 18+, 0-17, or 0-17, 18 in school</source>
        <translation>all, unknown, 18+, 0-17, o 0-17, 18 in school</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Atiende</translation>
    </message>
    <message>
        <source>all, unknown, or Hartford; New Britain</source>
        <translation>all, unknown, o Hartford; New Britain</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Está en</translation>
    </message>
    <message>
        <source>a town</source>
        <translation>un pueblo</translation>
    </message>
    <message>
        <source>Can do</source>
        <translation>Puede</translation>
    </message>
    <message>
        <source>mobile-crisis; walk-in; spanish</source>
        <translation>mobile-crisis; walk-in; spanish</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>none, or signed 2026-01-05 to 2027-01-05</source>
        <translation>none, o signed 2026-01-05 to 2027-01-05</translation>
    </message>
    <message>
        <source>At one time</source>
        <translation>A la vez</translation>
    </message>
    <message>
        <source>how many it takes at one time</source>
        <translation>cuántos atiende a la vez</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>1 to 1000; lower is tried first</source>
        <translation>1 a 1000; el más bajo se intenta primero</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>who says so</source>
        <translation>quién lo dice</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>the day of the source: 2026-11-01</source>
        <translation>el día de la fuente: 2026-11-01</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Revisado el</translation>
    </message>
    <message>
        <source>the day somebody here confirmed it: 2026-11-26</source>
        <translation>el día en que alguien de aquí lo confirmó: 2026-11-26</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Change %1</source>
        <comment>name of an entry</comment>
        <translation>Cambiar %1</translation>
    </message>
    <message>
        <source>A new entry of the directory</source>
        <translation>Una entrada nueva del directorio</translation>
    </message>
    <message>
        <source>This is not saved yet: %1.</source>
        <comment>what is wrong, half a sentence</comment>
        <translation>Esto no está guardado todavía: %1.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>The entry is saved; every window uses it now.</source>
        <translation>La entrada está guardada; todas las ventanas la usan ya.</translation>
    </message>
    <message>
        <source>This is not saved yet. %1: %2.</source>
        <comment>a field, what is wrong, half a sentence</comment>
        <translation>Esto todavía no está guardado. %1: %2.</translation>
    </message>
</context>
<context>
    <name>haven::ui::DirectoryPanel</name>
    <message>
        <source>Directory</source>
        <translation>Directorio</translation>
    </message>
    <message>
        <source>Search the directory</source>
        <translation>Buscar en el directorio</translation>
    </message>
    <message>
        <source>Name, number, town, what it can do</source>
        <translation>Nombre, número, pueblo, qué puede hacer</translation>
    </message>
    <message>
        <source>Who serves this town</source>
        <translation>Quién atiende este pueblo</translation>
    </message>
    <message>
        <source>Any town</source>
        <translation>Cualquier pueblo</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Solo esta clase</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Cualquier clase</translation>
    </message>
    <message>
        <source>Who takes this age</source>
        <translation>Quién toma esta edad</translation>
    </message>
    <message>
        <source>Who takes this age, in years; empty: any</source>
        <translation>Quién toma esta edad, en años; vacío: cualquiera</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>Cualquier edad</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abierto ahora</translation>
    </message>
    <message>
        <source>Only who answers now, as far as is known</source>
        <translation>Solo quien contesta ahora, hasta donde se sabe</translation>
    </message>
    <message>
        <source>Whom to call, those who fit first</source>
        <translation>A quién llamar, primero quienes corresponden</translation>
    </message>
    <message>
        <source>Up and Down choose an entry</source>
        <translation>Arriba y Abajo eligen una entrada</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>La entrada elegida</translation>
    </message>
    <message>
        <source>It is right, checked today</source>
        <translation>Está bien, revisada hoy</translation>
    </message>
    <message>
        <source>You have called it or looked it up, and all of it is so</source>
        <translation>Usted llamó o lo buscó, y todo es así</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Entrada nueva</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Importar una tabla</translation>
    </message>
    <message>
        <source>The file to import, CSV or JSON</source>
        <translation>El archivo por importar, CSV o JSON</translation>
    </message>
    <message>
        <source>The file to import, CSV or JSON; Enter brings it in, Escape leaves</source>
        <translation>El archivo por importar, CSV o JSON; Enter lo trae, Escape lo deja</translation>
    </message>
    <message>
        <source>Town and age are those of %1; the age stands for its group.</source>
        <comment>number</comment>
        <translation>Pueblo y edad son los de %1; la edad representa su grupo.</translation>
    </message>
    <message>
        <source>The town is that of %1; the age is not known yet.</source>
        <comment>number</comment>
        <translation>El pueblo es el de %1; la edad no se sabe todavía.</translation>
    </message>
    <message>
        <source>The age stands for the group of the person of %1; the town is not known.</source>
        <comment>number</comment>
        <translation>La edad representa el grupo de la persona de %1; el pueblo no se sabe.</translation>
    </message>
    <message>
        <source>Nobody of the directory fits. Take a filter away, or call 988.</source>
        <translation>Nadie del directorio corresponde. Quite un filtro, o llame al 988.</translation>
    </message>
    <message>
        <source>%1 was checked today; that is on the log.</source>
        <comment>name of an entry</comment>
        <translation>%1 se revisó hoy; eso está en la bitácora.</translation>
    </message>
    <message>
        <source>The file takes the place of the agency&apos;s whole own list, with what was changed and checked here. What Haven came with stays.</source>
        <translation>El archivo reemplaza toda la lista propia de la agencia, con lo que aquí se cambió y revisó. Lo que vino con Haven queda.</translation>
    </message>
    <message>
        <source>Yes, import it</source>
        <translation>Sí, importarla</translation>
    </message>
    <message>
        <source>The agency&apos;s list is imported; every window uses it now.</source>
        <translation>La lista de la agencia está importada; todas las ventanas la usan ya.</translation>
    </message>
</context>
<context>
    <name>haven::ui::DirectoryTexts</name>
    <message>
        <source>No number is on file.</source>
        <translation>No hay ningún número guardado.</translation>
    </message>
    <message>
        <source> or </source>
        <comment>two numbers</comment>
        <translation> o </translation>
    </message>
    <message>
        <source>Through %1: %2</source>
        <comment>a line, its number</comment>
        <translation>Por medio de %1: %2</translation>
    </message>
    <message>
        <source>the whole state</source>
        <translation>todo el estado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>sin registrar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>signed %1</source>
        <comment>a day</comment>
        <translation>firmado %1</translation>
    </message>
    <message>
        <source>signed %1, until %2</source>
        <comment>two days</comment>
        <translation>firmado %1, hasta %2</translation>
    </message>
    <message>
        <source>Careful: %1</source>
        <translation>Cuidado: %1</translation>
    </message>
    <message>
        <source>%1 (not certain)</source>
        <comment>hours</comment>
        <translation>%1 (no es seguro)</translation>
    </message>
    <message>
        <source>all</source>
        <comment>people of all ages</comment>
        <translation>todas</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>hours or ages</comment>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>always</source>
        <comment>hours</comment>
        <translation>siempre</translation>
    </message>
</context>
<context>
    <name>haven::ui::DispatchWorkspace</name>
    <message>
        <source>There is nothing before it: this is the first thing you were on.</source>
        <translation>No hay nada antes: esto es lo primero que tuvo.</translation>
    </message>
    <message>
        <source>This is the last thing you were on.</source>
        <translation>Esto es lo último que tuvo.</translation>
    </message>
    <message>
        <source>That call is not parked any more.</source>
        <translation>Esa llamada ya no está estacionada.</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despacho</translation>
    </message>
    <message>
        <source>Nothing is late.</source>
        <translation>Nada está atrasado.</translation>
    </message>
    <message>
        <source>The chosen incident has no place on the map, and this station has no map to look at. An administrator brings one in under Admin.</source>
        <translation>El incidente elegido no tiene lugar en el mapa, y esta estación no tiene mapa en el que mirar. Un administrador trae uno en Admin.</translation>
    </message>
    <message>
        <source>This call is not on the board yet. Nobody was sent. Place and type put it there.</source>
        <translation>Esta llamada aún no está en el tablero. No se envió a nadie. El lugar y el tipo la ponen allí.</translation>
    </message>
</context>
<context>
    <name>haven::ui::DossierPanel</name>
    <message>
        <source>ourselves</source>
        <comment>who it is for</comment>
        <translation>nosotros mismos</translation>
    </message>
    <message>
        <source>a request for records (FOI)</source>
        <comment>who it is for</comment>
        <translation>una solicitud de documentos (FOI)</translation>
    </message>
    <message>
        <source>the press</source>
        <comment>who it is for</comment>
        <translation>la prensa</translation>
    </message>
    <message>
        <source>a court</source>
        <comment>who it is for</comment>
        <translation>un tribunal</translation>
    </message>
    <message>
        <source>RELEASED WHOLE</source>
        <translation>SE ENTREGA ENTERO</translation>
    </message>
    <message>
        <source>IN PART, %1</source>
        <comment>codes of what is withheld</comment>
        <translation>EN PARTE, %1</translation>
    </message>
    <message>
        <source>WITHHELD, %1</source>
        <comment>codes of what is withheld</comment>
        <translation>NO SE ENTREGA, %1</translation>
    </message>
    <message>
        <source>What the station knows</source>
        <translation>Lo que sabe la estación</translation>
    </message>
    <message>
        <source>Of a person, or of a place</source>
        <translation>De una persona o de un lugar</translation>
    </message>
    <message>
        <source>What the station knows of a person or a place</source>
        <translation>Lo que sabe la estación de una persona o de un lugar</translation>
    </message>
    <message>
        <source>Looking through the whole record</source>
        <translation>Revisando todo el registro</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Whether it is a person or a place</source>
        <translation>Si es una persona o un lugar</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>una persona</translation>
    </message>
    <message>
        <source>a place</source>
        <translation>un lugar</translation>
    </message>
    <message>
        <source>Name or place</source>
        <translation>Nombre o lugar</translation>
    </message>
    <message>
        <source>A name as it was written, or a place as it was typed</source>
        <translation>Un nombre como se escribió, o un lugar como se tecleó</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Who would be told: what is withheld depends on it</source>
        <translation>A quién se le diría: de ello depende lo que no se entrega</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why you look, for example the number of the request; it goes on the record</source>
        <translation>Por qué mira, por ejemplo el número de la solicitud; queda en el registro</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Look through the whole record, which notes that you did</source>
        <translation>Revisar todo el registro, que anota que usted lo hizo</translation>
    </message>
    <message>
        <source>Every entry about it, and what of it would be released</source>
        <translation>Cada entrada sobre ello, y qué se entregaría de ella</translation>
    </message>
    <message>
        <source>It is on the record that you looked, and why. Sealed notes are not looked through. A person decides about every release.</source>
        <translation>Queda en el registro que usted miró y por qué. Las notas selladas no se revisan. Una persona decide sobre cada entrega.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator looks, with a reason.</source>
        <translation>Mira un supervisor o un administrador, con un motivo.</translation>
    </message>
    <message>
        <source>Give at least three letters. Nothing was looked up.</source>
        <translation>Dé al menos tres letras. No se buscó nada.</translation>
    </message>
    <message>
        <source>Say why you look: it goes on the record. Nothing was looked up.</source>
        <translation>Diga por qué mira: queda en el registro. No se buscó nada.</translation>
    </message>
    <message>
        <source>being looked up</source>
        <translation>buscando</translation>
    </message>
    <message>
        <source>%1: %2  %3  [%4]  %5</source>
        <comment>what is released, time, incidents, class, the entry</comment>
        <translation>%1: %2  %3  [%4]  %5</translation>
    </message>
    <message>
        <source>No entry speaks of it.</source>
        <translation>Ninguna entrada habla de ello.</translation>
    </message>
    <message>
        <source>There are more: ask for less, such as the whole name.</source>
        <translation>Hay más: pida menos, por ejemplo el nombre completo.</translation>
    </message>
    <message>
        <source>%1 whole, %2 in part, %3 withheld</source>
        <comment>how many entries are released so</comment>
        <translation>%1 enteras, %2 en parte, %3 no se entregan</translation>
    </message>
    <message>
        <source>It is on the record that you looked.</source>
        <translation>Queda en el registro que usted miró.</translation>
    </message>
</context>
<context>
    <name>haven::ui::DropPlan</name>
    <message>
        <source>Send %1 to %2</source>
        <comment>%1 are units, %2 an incident</comment>
        <translation>Enviar %1 a %2</translation>
    </message>
    <message>
        <source>Join %1 to %2: asks first</source>
        <comment>%1 and %2 are incidents</comment>
        <translation>Unir %1 a %2: pregunta primero</translation>
    </message>
    <message>
        <source>%1 is here: %2</source>
        <comment>%1 is a unit, %2 an address and beat</comment>
        <translation>%1 está aquí: %2</translation>
    </message>
    <message>
        <source>Move %1 to %2: asks why</source>
        <comment>%1 is an incident, %2 an address and beat</comment>
        <translation>Mover %1 a %2: pregunta por qué</translation>
    </message>
    <message>
        <source>Drop one unit at a time to say where it is.</source>
        <translation>Suelte una unidad a la vez para decir dónde está.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what the drop does, the weapon that was spoken of</comment>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::EntryRow</name>
    <message>
        <source>%1; Up and Down choose</source>
        <comment>a field</comment>
        <translation>%1; Arriba y Abajo eligen</translation>
    </message>
</context>
<context>
    <name>haven::ui::EtaWords</name>
    <message>
        <source>&gt;12 h</source>
        <translation>&gt;12 h</translation>
    </message>
</context>
<context>
    <name>haven::ui::ExportStrip</name>
    <message>
        <source>Export what is shown, for</source>
        <translation>Exportar lo que se ve, para</translation>
    </message>
    <message>
        <source>Who the export is for</source>
        <translation>Para quién es la exportación</translation>
    </message>
    <message>
        <source>Who the export is for: all but ourselves get less</source>
        <translation>Para quién es la exportación: todos menos nosotros reciben menos</translation>
    </message>
    <message>
        <source>ourselves</source>
        <translation>nosotros mismos</translation>
    </message>
    <message>
        <source>a records request (FOI)</source>
        <translation>una solicitud de registros (FOI)</translation>
    </message>
    <message>
        <source>the press</source>
        <translation>la prensa</translation>
    </message>
    <message>
        <source>a court</source>
        <translation>un tribunal</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Export as %1</source>
        <comment>%1 is a kind of file</comment>
        <translation>Exportar como %1</translation>
    </message>
    <message>
        <source>Export the shift log</source>
        <translation>Exportar la bitácora del turno</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>a file</comment>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>%1 lines are in %2. Nothing was withheld. The export is on the log.</source>
        <translation>%1 líneas están en %2. No se retuvo nada. La exportación está en la bitácora.</translation>
    </message>
    <message>
        <source>%1 lines are in %2. %3 fields were withheld, each with its reason in its place. The export is on the log.</source>
        <translation>%1 líneas están en %2. Se retuvieron %3 campos, cada uno con su motivo en su lugar. La exportación está en la bitácora.</translation>
    </message>
    <message>
        <source>Reading the log and writing the file</source>
        <translation>Se lee la bitácora y se escribe el archivo</translation>
    </message>
    <message>
        <source>Export the numbers of behavioral health</source>
        <translation>Exportar las cifras de salud conductual</translation>
    </message>
</context>
<context>
    <name>haven::ui::FactButton</name>
    <message>
        <source>%1?</source>
        <comment>a value that the note suggests</comment>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin preguntar</translation>
    </message>
    <message>
        <source>asked, not known</source>
        <translation>preguntado, no se sabe</translation>
    </message>
    <message>
        <source>cannot: %1</source>
        <comment>why it cannot be asked</comment>
        <translation>no se puede: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fact and how it stands</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 at %3</source>
        <comment>fact, name, time</comment>
        <translation>%1, %2 a las %3</translation>
    </message>
    <message>
        <source>%1 Suggested by the note, not answered.</source>
        <comment>fact and value</comment>
        <translation>%1 Lo sugiere la nota, sin responder.</translation>
    </message>
    <message>
        <source>%1. Key %2 answers it.</source>
        <comment>a fact, its key</comment>
        <translation>%1. La tecla %2 lo responde.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FactPanel</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Nada elegido</translation>
    </message>
    <message>
        <source>The chosen fact</source>
        <translation>El hecho elegido</translation>
    </message>
    <message>
        <source>Its log</source>
        <translation>Su bitácora</translation>
    </message>
    <message>
        <source>Show everything that happened in this incident</source>
        <translation>Mostrar todo lo que pasó en este incidente</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open this incident on the board</source>
        <translation>Abrir este incidente en el tablero</translation>
    </message>
    <message>
        <source>The chosen fact in full</source>
        <translation>El hecho elegido, completo</translation>
    </message>
    <message>
        <source>Choose a line of the log to see all there is about it.</source>
        <translation>Elija una línea de la bitácora para ver todo lo que hay sobre ella.</translation>
    </message>
    <message>
        <source>Past incident %1, from %2</source>
        <comment>a number and the file it came from</comment>
        <translation>Incidente pasado %1, de %2</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>words of a note, why they do not count</comment>
        <translation>“%1”: %2</translation>
    </message>
    <message>
        <source>Not counted: %1</source>
        <translation>No cuenta: %1</translation>
    </message>
    <message>
        <source>sha256 %1
chained to %2</source>
        <translation>sha256 %1
encadenado a %2</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Ocurrió</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Hecho por</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Anotado por</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Leído por</translation>
    </message>
    <message>
        <source>Incident %1, %2</source>
        <comment>a number, what it is</comment>
        <translation>Incidente %1, %2</translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <comment>a priority, a time</comment>
        <translation>%1, abierto %2</translation>
    </message>
    <message>
        <source>Closed %1</source>
        <comment>a time</comment>
        <translation>Cerrado %1</translation>
    </message>
    <message>
        <source>Working: %1</source>
        <comment>call signs</comment>
        <translation>En curso: %1</translation>
    </message>
    <message>
        <source>Level %1</source>
        <comment>behavioral health level</comment>
        <translation>Nivel %1</translation>
    </message>
    <message>
        <source>%1, entry %2</source>
        <comment>a time, a number</comment>
        <translation>%1, anotación %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::FactWords</name>
    <message>
        <source>Weapon</source>
        <translation>Arma</translation>
    </message>
    <message>
        <source>Violence</source>
        <translation>Violencia</translation>
    </message>
    <message>
        <source>Self-harm</source>
        <translation>Autolesión</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>Lesión</translation>
    </message>
    <message>
        <source>Age group</source>
        <translation>Grupo de edad</translation>
    </message>
    <message>
        <source>Intoxication</source>
        <translation>Intoxicación</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Sola</translation>
    </message>
    <message>
        <source>Third-party caller</source>
        <translation>Llama un tercero</translation>
    </message>
    <message>
        <source>Contact confirmed</source>
        <translation>Contacto confirmado</translation>
    </message>
    <message>
        <source>Medical danger</source>
        <translation>Peligro médico</translation>
    </message>
    <message>
        <source>Standoff</source>
        <translation>Atrincheramiento</translation>
    </message>
    <message>
        <source>Immediate danger</source>
        <translation>Peligro inmediato</translation>
    </message>
    <message>
        <source>Psychosis</source>
        <translation>Psicosis</translation>
    </message>
    <message>
        <source>Dangerous place</source>
        <translation>Lugar peligroso</translation>
    </message>
    <message>
        <source>Violence before</source>
        <translation>Violencia antes</translation>
    </message>
    <message>
        <source>Cannot care for self</source>
        <translation>No puede cuidarse</translation>
    </message>
    <message>
        <source>Off medication</source>
        <translation>Sin medicación</translation>
    </message>
    <message>
        <source>Support only</source>
        <translation>Solo apoyo</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 días</translation>
    </message>
</context>
<context>
    <name>haven::ui::FactsPanel</name>
    <message>
        <source>Safety facts</source>
        <translation>Datos de seguridad</translation>
    </message>
    <message>
        <source>police see these</source>
        <translation>los ve la policía</translation>
    </message>
    <message>
        <source>Safety facts and what was said</source>
        <translation>Datos de seguridad y lo que se dijo</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Lo que se dijo</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>Quién está ahí</translation>
    </message>
    <message>
        <source>Care note</source>
        <translation>Nota de atención</translation>
    </message>
    <message>
        <source>A note about the person&apos;s health</source>
        <translation>Una nota sobre la salud de la persona</translation>
    </message>
    <message>
        <source>What you see and hear; words that were said in quotation marks</source>
        <translation>Lo que usted ve y oye; lo que se dijo, entre comillas</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Añadir la nota</translation>
    </message>
    <message>
        <source>Everybody in the house who works this incident reads it; it is withheld from everybody outside. It is not sealed.</source>
        <translation>La leen todos los de la casa que trabajan en este incidente; no sale de la casa. No está sellada.</translation>
    </message>
    <message>
        <source>No level yet</source>
        <translation>Todavía sin nivel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>level, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” %2, %3</source>
        <comment>words, who wrote them down, when</comment>
        <translation>“%1” %2, %3</translation>
    </message>
    <message>
        <source>Nothing is quoted in the notes yet.</source>
        <translation>Todavía no hay nada citado en las notas.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>age of an answer, who</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Where, and whom to speak to</source>
        <translation>Dónde, y con quién hablar</translation>
    </message>
    <message>
        <source>Notes, newest first</source>
        <translation>Notas, la más reciente primero</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an answer, as it was chosen in the checklist</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>haven::ui::FactsPart</name>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Facts, %1 of %2 asked. A digit opens one.</source>
        <translation>Datos, %1 de %2 preguntados. Una cifra abre uno.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FeedPanel</name>
    <message>
        <source>off</source>
        <translation>apagada</translation>
    </message>
    <message>
        <source>no position yet</source>
        <translation>sin posición todavía</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en vivo</translation>
    </message>
    <message>
        <source>nothing comes</source>
        <translation>no llega nada</translation>
    </message>
    <message>
        <source>line is down</source>
        <translation>línea caída</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>demasiado</translation>
    </message>
    <message>
        <source>%1: %2 for %3.</source>
        <comment>feed, how it is, how long</comment>
        <translation>%1: %2 por %3.</translation>
    </message>
    <message>
        <source>The system says: %1.</source>
        <translation>El sistema dice: %1.</translation>
    </message>
    <message>
        <source>The last position came %1 ago.</source>
        <translation>La última posición llegó hace %1.</translation>
    </message>
    <message>
        <source>%1 positions of %2 units so far.</source>
        <translation>%1 posiciones de %2 unidades hasta ahora.</translation>
    </message>
    <message>
        <source>%1 more were of no use.</source>
        <comment>positions</comment>
        <translation>%1 más no sirvieron.</translation>
    </message>
    <message>
        <source>%1 kB came too fast and were left unread.</source>
        <translation>%1 kB llegaron demasiado rápido y no se leyeron.</translation>
    </message>
    <message>
        <source>These senders are no unit of ours: %1.</source>
        <comment>a list</comment>
        <translation>Estos emisores no son unidades nuestras: %1.</translation>
    </message>
    <message>
        <source>GPS down: %1</source>
        <comment>a feed</comment>
        <translation>GPS caído: %1</translation>
    </message>
    <message>
        <source>GPS too much: %1</source>
        <comment>a feed</comment>
        <translation>GPS demasiado: %1</translation>
    </message>
    <message>
        <source>GPS: none yet</source>
        <translation>GPS: nada aún</translation>
    </message>
    <message>
        <source>GPS %1 s</source>
        <comment>age of the newest position</comment>
        <translation>GPS %1 s</translation>
    </message>
    <message>
        <source>GPS %1 min</source>
        <comment>age of the newest position</comment>
        <translation>GPS %1 min</translation>
    </message>
    <message>
        <source>Live positions</source>
        <translation>Posiciones en vivo</translation>
    </message>
    <message>
        <source>Feeds of live positions</source>
        <translation>Señales de posiciones en vivo</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Señal</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>De dónde</translation>
    </message>
    <message>
        <source>%1 of %2 in trouble</source>
        <comment>feeds</comment>
        <translation>%1 de %2 con problemas</translation>
    </message>
    <message>
        <source>No feed is set up. The guide says how to write one down; this console takes it up within seconds.</source>
        <translation>No hay ninguna señal configurada. La guía dice cómo anotar una; esta consola la toma en segundos.</translation>
    </message>
    <message>
        <source>Choose a feed to read about it.</source>
        <translation>Elija una señal para leer sobre ella.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>haven::ui::FeedWords</name>
    <message>
        <source>No positions from %1: the line is down (%2). It is tried again by itself. Units stay where they were last; ask them by radio.</source>
        <extracomment>%1 is the name of a feed, %2 what the system says of it</extracomment>
        <translation>No hay posiciones de %1: la línea está caída (%2). Se intenta otra vez por sí sola. Las unidades quedan donde estaban; pregúnteles por radio.</translation>
    </message>
    <message>
        <source>%1 sends more than can be read. Some positions are left out; the newest are shown.</source>
        <extracomment>%1 is the name of a feed</extracomment>
        <translation>%1 envía más de lo que se puede leer. Se omiten algunas posiciones; se muestran las más nuevas.</translation>
    </message>
    <message>
        <source>%1 works again.</source>
        <extracomment>%1 is the name of a feed</extracomment>
        <translation>%1 funciona otra vez.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FilterLine</name>
    <message>
        <source>no filter %1:</source>
        <comment>%1 is what was typed before a colon</comment>
        <translation>no hay filtro %1:</translation>
    </message>
    <message>
        <source>%1: what?</source>
        <comment>%1 is a filter without its value</comment>
        <translation>%1: ¿qué?</translation>
    </message>
    <message>
        <source>no %1 %2</source>
        <comment>%1 is a filter, %2 a value that is not there: no beat 99</comment>
        <translation>no hay %1 %2</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>demasiado largo</translation>
    </message>
</context>
<context>
    <name>haven::ui::FirstShiftBand</name>
    <message>
        <source>Guided first shift</source>
        <translation>Primer turno guiado</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comenzar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The first shift is learned on a demo station, where nothing is real. Start it with: haven --demo</source>
        <translation>El primer turno se aprende en una estación de demostración, donde nada es real. Iníciela con: haven --demo</translation>
    </message>
    <message>
        <source>The guided first shift waits where you left it. %1 brings it back.</source>
        <comment>a key</comment>
        <translation>El primer turno guiado espera donde lo dejó. %1 lo trae de vuelta.</translation>
    </message>
    <message>
        <source>the call</source>
        <translation>la llamada</translation>
    </message>
    <message>
        <source>Take a call: %1, type a place and a type such as NOISE, then %2. Or %3, and type: new NOISE @&quot;12 Oak Ave&quot; ! loud music</source>
        <comment>three keys</comment>
        <translation>Tome una llamada: %1, escriba un lugar y un tipo como NOISE, luego %2. O %3, y escriba: new NOISE @&quot;12 Oak Ave&quot; ! loud music</translation>
    </message>
    <message>
        <source>%1 is on its way. When it says that it is there: %2, and type: os %1</source>
        <comment>a unit, a key</comment>
        <translation>%1 va en camino. Cuando diga que está ahí: %2, y escriba: os %1</translation>
    </message>
    <message>
        <source>%1 is done there. Clear it: %2, and type: cl %1</source>
        <comment>a unit, a key</comment>
        <translation>%1 terminó ahí. Libérela: %2, y escriba: cl %1</translation>
    </message>
    <message>
        <source>Close the call: %1, and type: x %2 DONE. Where something was not asked, Haven says what.</source>
        <comment>a key, a number</comment>
        <translation>Cierre la llamada: %1, y escriba: x %2 DONE. Si algo no se preguntó, Haven dice qué.</translation>
    </message>
    <message>
        <source>Find it again: %1 is the log, / its filter, and type: incident:%2</source>
        <comment>a key, a number</comment>
        <translation>Encuéntrela otra vez: %1 es la bitácora, / su filtro, y escriba: incident:%2</translation>
    </message>
    <message>
        <source>No timer was missed.</source>
        <translation>No se perdió ningún reloj.</translation>
    </message>
    <message>
        <source>You took, sent and closed a call in %1, with %2 keys and %3 clicks. %4 %5 lists every key.</source>
        <comment>a time, two numbers, a sentence, a key</comment>
        <translation>Usted tomó, envió y cerró una llamada en %1, con %2 teclas y %3 clics. %4 %5 lista todas las teclas.</translation>
    </message>
    <message>
        <source>Step %1 of %2. %3</source>
        <comment>two numbers, what to do</comment>
        <translation>Paso %1 de %2. %3</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Comenzar otra vez</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Write what you hear: %1, and type: n %2 caller says it is quiet now. In the incident (%3) it is %4 alone.</source>
        <comment>a key, a number, two keys</comment>
        <translation>Escriba lo que oye: %1, y escriba: n %2 caller says it is quiet now. En el incidente (%3) basta con %4.</translation>
    </message>
    <message>
        <source>The guided first shift takes, sends and closes a call, which is a dispatcher&apos;s work. Yours: %1 is the crisis work, %2 the shift log, %3 lists every key, %4 explains where you are.</source>
        <comment>four keys</comment>
        <translation>El primer turno guiado toma, envía y cierra una llamada, lo que es trabajo de despacho. El suyo: %1 es el trabajo de crisis, %2 la bitácora del turno, %3 muestra todas las teclas, %4 explica dónde está.</translation>
    </message>
    <message>
        <source>The guided first shift takes, sends and closes a call, which is a dispatcher&apos;s work. Yours: %1 is the shift log, %2 lists every key, %3 explains where you are.</source>
        <comment>three keys</comment>
        <translation>El primer turno guiado toma, envía y cierra una llamada, lo que es trabajo de despacho. El suyo: %1 es la bitácora del turno, %2 muestra todas las teclas, %3 explica dónde está.</translation>
    </message>
    <message>
        <source>Send a unit to %1: %2 says who should go, then %3 sends who is numbered. Or %4, and type: d %5 %1</source>
        <comment>a number, three keys, a unit</comment>
        <translation>Envíe una unidad a %1: %2 dice quién debe ir, luego %3 envía a las numeradas. O %4, y escriba: d %5 %1</translation>
    </message>
    <message>
        <source>Decide about behavioral health. Haven only suggests: choose a call marked possible in the queue (%1), %2 confirms, %3 rejects.</source>
        <comment>three keys</comment>
        <translation>Decida sobre salud conductual. Haven solo sugiere: elija en la cola (%1) una llamada marcada como posible, %2 confirma, %3 rechaza.</translation>
    </message>
    <message>
        <source>Timers that waited over a minute: %1. %2 answers the one in front.</source>
        <comment>a number, a key</comment>
        <translation>Relojes que esperaron más de un minuto: %1. %2 responde al que está delante.</translation>
    </message>
    <message>
        <source>New here? Eight steps teach the console on this demo; its alarms can wait. %1 begins, leaves and comes back.</source>
        <comment>a key</comment>
        <translation>¿Nuevo aquí? Ocho pasos enseñan la consola; las alarmas de la demostración esperan. %1 comienza, deja y vuelve.</translation>
    </message>
    <message>
        <source>No timer of this shift was missed; alarms that still stand: %1. %2 answers the one in front.</source>
        <comment>a number, a key</comment>
        <translation>No se pasó por alto ningún temporizador de este turno; alarmas que siguen en pie: %1. %2 responde a la primera.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FitLine</name>
    <message>
        <source>Start it as well</source>
        <translation>Comenzarla también</translation>
    </message>
    <message>
        <source>The checklist under way stays open and is one of the buttons above</source>
        <translation>La lista de pasos en curso queda abierta y es uno de los botones de arriba</translation>
    </message>
    <message>
        <source>By what is known now “%1” comes first: %2.</source>
        <comment>checklist, reason</comment>
        <translation>Por lo que se sabe ahora, “%1” va primero: %2.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FlagChip</name>
    <message>
        <source>Behavioral health: %1</source>
        <translation>Salud conductual: %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::FlagPart</name>
    <message>
        <source>Behavioral health</source>
        <translation>Salud conductual</translation>
    </message>
    <message>
        <source>What speaks for behavioral health</source>
        <translation>Lo que habla de salud conductual</translation>
    </message>
    <message>
        <source>%1; %2 from anywhere</source>
        <comment>an act, its key</comment>
        <translation>%1; %2 desde cualquier lugar</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Confirm behavioral health</source>
        <translation>Confirmar salud conductual</translation>
    </message>
    <message>
        <source>Not behavioral</source>
        <translation>No lo es</translation>
    </message>
    <message>
        <source>Not behavioral health</source>
        <translation>No es salud conductual</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>No seguro</translation>
    </message>
    <message>
        <source>Ask clinician</source>
        <translation>Pedir clínico</translation>
    </message>
    <message>
        <source>Put it on the clinicians&apos; list</source>
        <translation>Ponerlo en la lista de los clínicos</translation>
    </message>
    <message>
        <source>Level…</source>
        <translation>Nivel…</translation>
    </message>
    <message>
        <source>Set the level by your own judgment</source>
        <translation>Fijar el nivel según su propio juicio</translation>
    </message>
    <message>
        <source>Behavioral</source>
        <translation>Conductual</translation>
    </message>
    <message>
        <source>&amp;%1 %2%3</source>
        <comment>level, its name, what it takes</comment>
        <translation>&amp;%1 %2%3</translation>
    </message>
    <message>
        <source>, with a reason</source>
        <translation>, con motivo</translation>
    </message>
    <message>
        <source>Why is level %1 lowered to %2?</source>
        <translation>¿Por qué baja el nivel %1 a %2?</translation>
    </message>
    <message>
        <source>Which words counted, and what changed</source>
        <translation>Qué palabras contaron, y qué cambió</translation>
    </message>
    <message>
        <source>Risk investigation…</source>
        <translation>Investigación de riesgo…</translation>
    </message>
    <message>
        <source>Record who decides whether a risk-protection investigation is needed</source>
        <translation>Registrar quién decide si hace falta una investigación de riesgo y protección</translation>
    </message>
    <message>
        <source>Risk-protection investigation: what was decided, by whom and why?</source>
        <translation>Investigación de riesgo y protección: ¿qué se decidió, quién y por qué?</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Hace falta</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>No hace falta</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Sin decidir todavía</translation>
    </message>
</context>
<context>
    <name>haven::ui::FlagWords</name>
    <message>
        <source>%1 confirmed it at %2</source>
        <comment>name, time</comment>
        <translation>%1 lo confirmó a las %2</translation>
    </message>
    <message>
        <source>%1 said at %2 that it is not behavioral</source>
        <comment>name, time</comment>
        <translation>%1 dijo a las %2 que no es conductual</translation>
    </message>
    <message>
        <source>%1 is unsure since %2</source>
        <comment>name, time</comment>
        <translation>%1 no está seguro desde las %2</translation>
    </message>
    <message>
        <source>Words</source>
        <comment>a source of the flag</comment>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>a source of the flag</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Answers</source>
        <comment>a source of the flag</comment>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>The caller</source>
        <comment>a source of the flag</comment>
        <translation>Quien llama</translation>
    </message>
    <message>
        <source>Earlier incidents</source>
        <comment>a source of the flag</comment>
        <translation>Incidentes anteriores</translation>
    </message>
    <message>
        <source>Cautions</source>
        <comment>a source of the flag</comment>
        <translation>Advertencias</translation>
    </message>
    <message>
        <source>The advisor says %1</source>
        <comment>yes, possible, no</comment>
        <translation>El asesor dice %1</translation>
    </message>
    <message>
        <source>The advisor is switched off here and reads nothing</source>
        <translation>El asesor está apagado aquí y no lee nada</translation>
    </message>
    <message>
        <source>The advisor has said nothing</source>
        <translation>El asesor no ha dicho nada</translation>
    </message>
    <message>
        <source>Behavioral health: %1</source>
        <comment>yes, possible, no, unknown</comment>
        <translation>Salud conductual: %1</translation>
    </message>
    <message>
        <source>%1, not all asked</source>
        <comment>name of a level</comment>
        <translation>%1, sin preguntar todo</translation>
    </message>
    <message>
        <source>%1; nobody has decided.</source>
        <comment>what the advisor says</comment>
        <translation>%1; nadie ha decidido.</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <comment>what the advisor says, what a person decided</comment>
        <translation>%1; %2.</translation>
    </message>
    <message>
        <source> Reason: %1.</source>
        <translation> Motivo: %1.</translation>
    </message>
    <message>
        <source> New evidence since then; the person&apos;s word stands.</source>
        <translation> Hay indicios nuevos desde entonces; vale la palabra de la persona.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a source, yes or possible, why</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Level %1 until weapon, violence and injury have been asked.</source>
        <translation>Nivel %1 hasta que se pregunten arma, violencia y lesión.</translation>
    </message>
    <message>
        <source>Level %1 because %2 (%3, %4); only a person can lower it.</source>
        <comment>level, why, name, time</comment>
        <translation>Nivel %1 porque %2 (%3, %4); solo una persona puede bajarlo.</translation>
    </message>
    <message>
        <source>Level %1 because %2 set an answer right at %3: %4.</source>
        <comment>level, name, time, why</comment>
        <translation>Nivel %1 porque %2 corrigió una respuesta a las %3: %4.</translation>
    </message>
    <message>
        <source>Level %1 by %2 at %3.</source>
        <comment>level, name, time</comment>
        <translation>Nivel %1 por %2 a las %3.</translation>
    </message>
    <message>
        <source>Level %1 by %2 at %3: %4.</source>
        <comment>level, name, time, why</comment>
        <translation>Nivel %1 por %2 a las %3: %4.</translation>
    </message>
    <message>
        <source>%1, but not how it is</source>
        <comment>a fact the note speaks of</comment>
        <translation>%1, pero no cómo está</translation>
    </message>
    <message>
        <source>Suggests %1: %2</source>
        <comment>level, fact</comment>
        <translation>Sugiere %1: %2</translation>
    </message>
    <message>
        <source>Suggests %1</source>
        <comment>fact</comment>
        <translation>Sugiere %1</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>words of a note, their family, a weight</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two items of a list</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Counted: %1.</source>
        <comment>words with family and weight</comment>
        <translation>Cuenta: %1.</translation>
    </message>
    <message>
        <source>New in the last note: %1.</source>
        <comment>words with family and weight</comment>
        <translation>Nuevo en la última nota: %1.</translation>
    </message>
    <message>
        <source>Not said again, and it stands: %1.</source>
        <comment>words with family and weight</comment>
        <translation>No se repitió, y sigue valiendo: %1.</translation>
    </message>
    <message>
        <source>Firearm with danger, %1: ask officer and supervisor if a risk-protection investigation is needed, and record who decides.</source>
        <comment>words</comment>
        <translation>Arma de fuego con peligro, %1: pregunte al agente y al supervisor si hace falta una investigación de riesgo y protección, y registre quién decide.</translation>
    </message>
    <message>
        <source>%1. Recorded by %2 at %3.</source>
        <comment>what was decided, who recorded it, when</comment>
        <translation>%1. Registrado por %2 a las %3.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what is asked, what was recorded</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words of a note</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 Asked at %2; a supervisor is asked again at %3.</source>
        <comment>what is asked, two times</comment>
        <translation>%1 Preguntado a las %2; a un supervisor se le vuelve a preguntar a las %3.</translation>
    </message>
    <message>
        <source>Not yet asked</source>
        <translation>Sin preguntar todavía</translation>
    </message>
    <message>
        <source>It is so already: %1. %2 or %3 decides otherwise; both stay on the log.</source>
        <comment>who decided what and when, a key, a key</comment>
        <translation>Ya es así: %1. %2 o %3 decide otra cosa; ambas quedan en la bitácora.</translation>
    </message>
</context>
<context>
    <name>haven::ui::FollowUpPanel</name>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después de</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Seguimientos</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Atrasados</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Por venir</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>todavía ninguno</translation>
    </message>
    <message>
        <source>%1, last: %2</source>
        <comment>number of attempts, its result</comment>
        <translation>%1, el último: %2</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Se le alcanzó</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contesta</translation>
    </message>
    <message>
        <source>Message left</source>
        <translation>Mensaje dejado</translation>
    </message>
    <message>
        <source>Does not want it</source>
        <translation>No lo quiere</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Missed, because…</source>
        <translation>Perdido, porque…</translation>
    </message>
    <message>
        <source>Why was it missed?</source>
        <translation>¿Por qué se perdió?</translation>
    </message>
    <message>
        <source>Closed, because…</source>
        <translation>Cerrado, porque…</translation>
    </message>
    <message>
        <source>Why is it closed?</source>
        <translation>¿Por qué se cierra?</translation>
    </message>
    <message>
        <source>%1 open, %2 overdue</source>
        <comment>numbers</comment>
        <translation>%1 abiertos, %2 atrasados</translation>
    </message>
    <message>
        <source>Clinicians and supervisors see whom they are for.</source>
        <translation>Los clínicos y los supervisores ven para quién son.</translation>
    </message>
    <message>
        <source>Promise one for %1, after:</source>
        <comment>a number</comment>
        <translation>Prometer uno para %1, después de:</translation>
    </message>
    <message>
        <source>The incident has left the board. A note brings it back: %1</source>
        <comment>what to type</comment>
        <translation>El incidente ya no está en el tablero. Una nota lo trae de vuelta: %1</translation>
    </message>
    <message>
        <source>Restricted: whoever works on it knows whom to call.</source>
        <translation>Restringido: quien lo trabaja sabe a quién llamar.</translation>
    </message>
    <message>
        <source>Nobody is named, and no number was given.</source>
        <translation>No se nombra a nadie y no se dio ningún número.</translation>
    </message>
    <message>
        <source>What the follow-up is for</source>
        <translation>Para qué es el seguimiento</translation>
    </message>
    <message>
        <source>What it is for, and how and when the person is safely reached</source>
        <translation>Para qué es, y cómo y cuándo se puede llamar a la persona sin peligro</translation>
    </message>
    <message>
        <source>What for, and how the person is safely reached; then choose when</source>
        <translation>Para qué, y cómo llamar a la persona sin peligro; luego elija cuándo</translation>
    </message>
    <message>
        <source>No follow-up is promised to anybody.</source>
        <translation>No se prometió seguimiento a nadie.</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restringido</translation>
    </message>
</context>
<context>
    <name>haven::ui::GlanceList</name>
    <message>
        <source>Known of this place and number</source>
        <translation>Lo que se sabe de este lugar y número</translation>
    </message>
    <message>
        <source>&lt;b&gt;Caution, %1, %2.&lt;/b&gt; %3 (source: %4, %5, %6)</source>
        <comment>kind, severity, text, source, verified or not, how long ago</comment>
        <translation>&lt;b&gt;Advertencia, %1, %2.&lt;/b&gt; %3 (fuente: %4, %5, %6)</translation>
    </message>
    <message>
        <source> It ends on %1.</source>
        <comment>a day</comment>
        <translation> Termina el %1.</translation>
    </message>
    <message>
        <source> Its review is overdue.</source>
        <translation> Su revisión está atrasada.</translation>
    </message>
    <message>
        <source> &lt;b&gt;Seen.&lt;/b&gt;</source>
        <translation> &lt;b&gt;Vista.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>mismo número</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>mismo lugar</translation>
    </message>
    <message>
        <source>%1 m away</source>
        <translation>a %1 m</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restringido</translation>
    </message>
    <message>
        <source>open, taken %1</source>
        <translation>abierto, tomado %1</translation>
    </message>
    <message>
        <source>closed, taken %1</source>
        <translation>cerrado, tomado %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 %2&lt;/b&gt; %3, %4, %5</source>
        <comment>number, type, place, why listed, open or closed</comment>
        <translation>&lt;b&gt;%1 %2&lt;/b&gt; %3, %4, %5</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>This call belongs to that incident; the new one is joined to it</source>
        <translation>Esta llamada es de ese incidente; el nuevo se une a él</translation>
    </message>
    <message>
        <source>This call belongs to that incident</source>
        <translation>Esta llamada es de ese incidente</translation>
    </message>
    <message>
        <source>Before: %1 %2 %3</source>
        <comment>date, type, disposition</comment>
        <translation>Antes: %1 %2 %3</translation>
    </message>
    <message>
        <source>Nothing known of this place or number yet</source>
        <translation>Todavía no se sabe nada de este lugar o número</translation>
    </message>
    <message>
        <source>Known here: cautions %1, similar %2, before %3</source>
        <comment>numbers</comment>
        <translation>Se sabe aquí: advertencias %1, parecidos %2, antes %3</translation>
    </message>
    <message>
        <source> It is about %1.</source>
        <comment>a person</comment>
        <translation> Es sobre %1.</translation>
    </message>
    <message>
        <source> The name alone agrees: confirm who it is.</source>
        <translation> Solo coincide el nombre: confirme quién es.</translation>
    </message>
    <message>
        <source> It is of a place near by: %1.</source>
        <comment>a place</comment>
        <translation> Es de un lugar cercano: %1.</translation>
    </message>
    <message>
        <source> Check the place: it is of %1.</source>
        <comment>a place</comment>
        <translation> Verifique el lugar: es de %1.</translation>
    </message>
</context>
<context>
    <name>haven::ui::HeadPart</name>
    <message>
        <source>Location, callers, people</source>
        <translation>Lugar, quienes llaman, personas</translation>
    </message>
    <message>
        <source>No incident is chosen</source>
        <translation>No hay incidente elegido</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
    <message>
        <source>%1, held</source>
        <comment>waiting time</comment>
        <translation>%1, aplazado</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <comment>waiting time</comment>
        <translation>%1 en espera</translation>
    </message>
    <message>
        <source>sent after %1</source>
        <comment>waiting time</comment>
        <translation>enviado después de %1</translation>
    </message>
    <message>
        <source>Called back: answered</source>
        <translation>Llamada devuelta: contestaron</translation>
    </message>
    <message>
        <source>Called back: a voice was heard</source>
        <translation>Llamada devuelta: se oyó una voz</translation>
    </message>
    <message>
        <source>Called back: busy</source>
        <translation>Llamada devuelta: ocupado</translation>
    </message>
    <message>
        <source>Called back: no answer</source>
        <translation>Llamada devuelta: no contestan</translation>
    </message>
    <message>
        <source>Called back: left a voicemail</source>
        <translation>Llamada devuelta: se dejó mensaje</translation>
    </message>
    <message>
        <source>Called back: voicemail, nothing left</source>
        <translation>Llamada devuelta: buzón, sin mensaje</translation>
    </message>
    <message>
        <source>Everything about this call…</source>
        <translation>Todo sobre esta llamada…</translation>
    </message>
    <message>
        <source>late, waits for an officer</source>
        <translation>tarde, espera a un agente</translation>
    </message>
    <message>
        <source>%1, waits for an officer</source>
        <comment>waiting time</comment>
        <translation>%1, espera a un agente</translation>
    </message>
</context>
<context>
    <name>haven::ui::HelpPanel</name>
    <message>
        <source>%1: %2</source>
        <comment>a verb or key, what it does</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a line of the help, its page</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>Search, for example: paper, or send units</source>
        <translation>Busque, por ejemplo: papel, o enviar unidades</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Topics and what fits</source>
        <translation>Temas y lo que coincide</translation>
    </message>
    <message>
        <source>Topics and what fits; Up and Down choose</source>
        <translation>Temas y lo que coincide; Arriba y Abajo eligen</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>La página</translation>
    </message>
    <message>
        <source>The page; Page Up and Page Down move it</source>
        <translation>La página; Page Up y Page Down la mueven</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Nothing in the help fits. Fewer letters find more; %1 lists every key.</source>
        <comment>a key</comment>
        <translation>Nada en la ayuda coincide. Menos letras encuentran más; %1 muestra todas las teclas.</translation>
    </message>
</context>
<context>
    <name>haven::ui::HelpWords</name>
    <message>
        <source>%1. For example: %2</source>
        <comment>what a verb does, a line that does it</comment>
        <translation>%1. Por ejemplo: %2</translation>
    </message>
    <message>
        <source>Parts of this page are only in English.</source>
        <translation>Partes de esta página están solo en inglés.</translation>
    </message>
</context>
<context>
    <name>haven::ui::HintList</name>
    <message>
        <source>Matches</source>
        <translation>Coincidencias</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>match, why</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::IncidentActs</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Change the type</source>
        <translation>Cambiar el tipo</translation>
    </message>
    <message>
        <source>Correct the location</source>
        <translation>Corregir el lugar</translation>
    </message>
    <message>
        <source>Edit the call&apos;s details</source>
        <translation>Editar los detalles de la llamada</translation>
    </message>
    <message>
        <source>Add a further call</source>
        <translation>Añadir otra llamada</translation>
    </message>
    <message>
        <source>Medical questions: EMD</source>
        <translation>Preguntas médicas: EMD</translation>
    </message>
    <message>
        <source>Re-check done</source>
        <translation>Nueva revisión hecha</translation>
    </message>
    <message>
        <source>Link with another</source>
        <translation>Vincular con otro</translation>
    </message>
    <message>
        <source>Join to another</source>
        <translation>Unir a otro</translation>
    </message>
    <message>
        <source>Split off what was joined</source>
        <translation>Separar lo que se unió</translation>
    </message>
    <message>
        <source>Give a report number</source>
        <translation>Dar un número de informe</translation>
    </message>
    <message>
        <source>Restrict</source>
        <translation>Restringir</translation>
    </message>
    <message>
        <source>It is closed. Reopen it first.</source>
        <translation>Está cerrado. Reábralo primero.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Lift the restriction</source>
        <translation>Quitar la restricción</translation>
    </message>
    <message>
        <source>A clinician or a supervisor may restrict it.</source>
        <translation>Un clínico o un supervisor puede restringirlo.</translation>
    </message>
    <message>
        <source>Why is %1 held?</source>
        <translation>¿Por qué se aplaza %1?</translation>
    </message>
    <message>
        <source>Why is %1 reopened?</source>
        <translation>¿Por qué se reabre %1?</translation>
    </message>
    <message>
        <source>How did %1 end?</source>
        <translation>¿Cómo terminó %1?</translation>
    </message>
    <message>
        <source>Which priority has %1? It is %2 now.</source>
        <comment>number, priority</comment>
        <translation>¿Qué prioridad tiene %1? Ahora es %2.</translation>
    </message>
    <message>
        <source>Lowering the priority needs a reason.</source>
        <translation>Bajar la prioridad necesita un motivo.</translation>
    </message>
    <message>
        <source>What is %1?</source>
        <translation>¿Qué es %1?</translation>
    </message>
    <message>
        <source>Which incident belongs to %1?</source>
        <translation>¿Qué incidente va con %1?</translation>
    </message>
    <message>
        <source>Into which incident does %1 go?</source>
        <translation>¿A qué incidente se une %1?</translation>
    </message>
    <message>
        <source>Why is the last join of %1 undone?</source>
        <translation>¿Por qué se deshace la última unión de %1?</translation>
    </message>
    <message>
        <source>Why is %1 no longer restricted?</source>
        <translation>¿Por qué %1 ya no está restringido?</translation>
    </message>
    <message>
        <source>Why is %1 restricted?</source>
        <translation>¿Por qué se restringe %1?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Send a unit</source>
        <translation>Enviar una unidad</translation>
    </message>
    <message>
        <source>Send a unit near it</source>
        <translation>Enviar una unidad cercana</translation>
    </message>
    <message>
        <source>Reserve a unit, not told yet</source>
        <translation>Reservar una unidad, sin avisarle todavía</translation>
    </message>
    <message>
        <source>Ask for a clinician</source>
        <translation>Pedir un clínico</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
    <message>
        <source>Add another call</source>
        <translation>Añadir otra llamada</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Cambiar la prioridad</translation>
    </message>
    <message>
        <source>Change the location</source>
        <translation>Cambiar el lugar</translation>
    </message>
    <message>
        <source>Medical questions</source>
        <translation>Preguntas médicas</translation>
    </message>
    <message>
        <source>Behavioral health: confirm</source>
        <translation>Salud conductual: confirmar</translation>
    </message>
    <message>
        <source>Behavioral health: not behavioral</source>
        <translation>Salud conductual: no lo es</translation>
    </message>
    <message>
        <source>Behavioral health: unsure</source>
        <translation>Salud conductual: no es seguro</translation>
    </message>
    <message>
        <source>Set the level, with a reason</source>
        <translation>Fijar el nivel, con motivo</translation>
    </message>
    <message>
        <source>Start a checklist</source>
        <translation>Comenzar una lista de pasos</translation>
    </message>
    <message>
        <source>Hold, with a reason</source>
        <translation>Aplazar, con motivo</translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation>Terminar el aplazamiento</translation>
    </message>
    <message>
        <source>Join to another incident</source>
        <translation>Unir a otro incidente</translation>
    </message>
    <message>
        <source>Split what was joined</source>
        <translation>Separar lo que se unió</translation>
    </message>
    <message>
        <source>Link to another incident</source>
        <translation>Vincular con otro incidente</translation>
    </message>
    <message>
        <source>Assign a report number</source>
        <translation>Asignar un número de informe</translation>
    </message>
    <message>
        <source>Restrict who sees it, with a reason</source>
        <translation>Restringir quién lo ve, con motivo</translation>
    </message>
    <message>
        <source>Close, with a disposition</source>
        <translation>Cerrar, con una disposición</translation>
    </message>
    <message>
        <source>Reopen, with a reason</source>
        <translation>Reabrir, con motivo</translation>
    </message>
    <message>
        <source>Close as</source>
        <translation>Cerrar como</translation>
    </message>
    <message>
        <source>It has no position on the map.</source>
        <translation>No tiene posición en el mapa.</translation>
    </message>
    <message>
        <source>%1, %2 away, straight line</source>
        <comment>%1 is a unit, %2 a distance</comment>
        <translation>%1, a %2, en línea recta</translation>
    </message>
    <message>
        <source>P%1</source>
        <comment>%1 is 1 to 5</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>Level %1</source>
        <comment>%1 is 1 to 4</comment>
        <translation>Nivel %1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Comenzado</translation>
    </message>
    <message>
        <source>Transferred to …</source>
        <translation>Transferido a …</translation>
    </message>
    <message>
        <source>Not medical</source>
        <translation>No es médico</translation>
    </message>
    <message>
        <source>Acknowledge its alarm</source>
        <translation>Confirmar su alarma</translation>
    </message>
    <message>
        <source>Notes, calls, corrections</source>
        <translation>Notas, llamadas, correcciones</translation>
    </message>
    <message>
        <source>Behavioral health</source>
        <translation>Salud conductual</translation>
    </message>
    <message>
        <source>Hold, join, link</source>
        <translation>Aplazar, unir, vincular</translation>
    </message>
    <message>
        <source>Ask others for help</source>
        <translation>Pedir ayuda a otros</translation>
    </message>
    <message>
        <source>Open it, because…</source>
        <translation>Abrirlo, porque…</translation>
    </message>
    <message>
        <source>Reads behind the title; that you did, and why, is recorded.</source>
        <translation>Lee lo que hay detrás del título; queda registrado que lo hizo y por qué.</translation>
    </message>
    <message>
        <source>It is not restricted.</source>
        <translation>No está restringido.</translation>
    </message>
    <message>
        <source>Which join of %1 is undone?</source>
        <comment>a number</comment>
        <translation>¿Qué unión de %1 se deshace?</translation>
    </message>
    <message>
        <source>Why do you open %1?</source>
        <comment>a number</comment>
        <translation>¿Por qué abre %1?</translation>
    </message>
    <message>
        <source>A clinician or a supervisor may open it.</source>
        <translation>Un clínico o un supervisor puede abrirlo.</translation>
    </message>
    <message>
        <source>join %1, which has left the board</source>
        <comment>1 for the first</comment>
        <translation>unión %1, que ya no está en el tablero</translation>
    </message>
    <message>
        <source>Why is the join of %1 to %2 undone?</source>
        <comment>two numbers</comment>
        <translation>¿Por qué se deshace la unión de %1 con %2?</translation>
    </message>
    <message>
        <source>Why is this join of %1 undone?</source>
        <comment>a number</comment>
        <translation>¿Por qué se deshace esta unión de %1?</translation>
    </message>
    <message>
        <source>Hold all that waits of its type under it</source>
        <translation>Retener bajo este todo lo que espera de su tipo</translation>
    </message>
    <message>
        <source>Let go what is held under it</source>
        <translation>Soltar lo que está retenido bajo este</translation>
    </message>
    <message>
        <source>Declare it a major incident</source>
        <translation>Declararlo incidente mayor</translation>
    </message>
    <message>
        <source>Send a unit without voice</source>
        <translation>Enviar una unidad sin voz</translation>
    </message>
    <message>
        <source>Lift the restriction, with a reason</source>
        <translation>Quitar la restricción, con un motivo</translation>
    </message>
    <message>
        <source>It is restricted: the map does not show where.</source>
        <translation>Está restringido: el mapa no muestra dónde.</translation>
    </message>
</context>
<context>
    <name>haven::ui::IncidentPanel</name>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Incident details</source>
        <translation>Detalles del incidente</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <comment>number</comment>
        <translation>Incidente %1</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>ninguna llamada</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 llamada</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <comment>2 or more</comment>
        <translation>%1 llamadas</translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <comment>calls, time</comment>
        <translation>%1, abierto %2</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>guardando</translation>
    </message>
    <message>
        <source>Choose one in the queue (%1) or on the map (%2). %3 takes a call.</source>
        <comment>three keys</comment>
        <translation>Elija uno en la cola (%1) o en el mapa (%2). %3 toma una llamada.</translation>
    </message>
    <message>
        <source>The log of this station knows no such incident.</source>
        <translation>La bitácora de esta estación no conoce tal incidente.</translation>
    </message>
    <message>
        <source>It is not on the board. Reading it from the log.</source>
        <translation>No está en el tablero. Se lee de la bitácora.</translation>
    </message>
    <message>
        <source>It was closed and has left the board; this is how the log has it, to read only. Reopening it, or writing a note, recalls it to the board.</source>
        <translation>Se cerró y salió del tablero; así lo tiene la bitácora, solo para leer. Reabrirlo, o escribir una nota, lo devuelve al tablero.</translation>
    </message>
    <message>
        <source>Parked %1</source>
        <comment>half-taken calls</comment>
        <translation>Estacion. %1</translation>
    </message>
    <message>
        <source>Calls that wait half-taken</source>
        <translation>Llamadas que esperan a medio tomar</translation>
    </message>
    <message>
        <source>This incident is restricted. That you opened it is recorded.</source>
        <translation>Este incidente está restringido. Queda registrado que lo abrió.</translation>
    </message>
</context>
<context>
    <name>haven::ui::IncidentSearchPanel</name>
    <message>
        <source>Search incidents</source>
        <translation>Buscar incidentes</translation>
    </message>
    <message>
        <source>Search incidents, present and past</source>
        <translation>Buscar incidentes, presentes y pasados</translation>
    </message>
    <message>
        <source>Words, a name, a street, a number</source>
        <translation>Palabras, un nombre, una calle, un número</translation>
    </message>
    <message>
        <source>Incidents found</source>
        <translation>Incidentes encontrados</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Encontrado en</translation>
    </message>
    <message>
        <source>Type a word, a name, a street or a number above: past and present incidents that have it stand here.</source>
        <translation>Escriba arriba una palabra, un nombre, una calle o un número: los incidentes pasados y presentes que lo tienen aparecen aquí.</translation>
    </message>
    <message>
        <source>No incident has all of these words. Fewer letters find more.</source>
        <translation>Ningún incidente tiene todas estas palabras. Menos letras encuentran más.</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>buscando</translation>
    </message>
    <message>
        <source>%1 found</source>
        <comment>how many</comment>
        <translation>%1 encontrados</translation>
    </message>
    <message>
        <source>%1 and more found</source>
        <comment>how many</comment>
        <translation>%1 y más encontrados</translation>
    </message>
    <message>
        <source>Searching past incidents</source>
        <translation>Buscando incidentes pasados</translation>
    </message>
    <message>
        <source>cannot be searched</source>
        <translation>no se puede buscar</translation>
    </message>
</context>
<context>
    <name>haven::ui::IncidentWords</name>
    <message>
        <source>%1 … (cut here, whole in the log)</source>
        <translation>%1 … (cortado aquí, completo en la bitácora)</translation>
    </message>
    <message>
        <source>%1 not asked</source>
        <comment>%1 is a fact</comment>
        <translation>%1 sin preguntar</translation>
    </message>
    <message>
        <source>%1 asked, not known</source>
        <comment>%1 is a fact</comment>
        <translation>%1 preguntado, no se sabe</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a fact and its value: weapon in hand</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 cannot be asked</source>
        <comment>%1 is a fact</comment>
        <translation>%1 no se puede preguntar</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Rutina</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Moderado</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a place and what is exact about it: apartment, floor</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This incident is restricted: only its title is shown.</source>
        <translation>Este incidente está restringido: solo se muestra su título.</translation>
    </message>
    <message>
        <source>This incident is restricted: only its title is shown, and that a weapon is possible.</source>
        <translation>Este incidente está restringido: solo se muestra su título, y que es posible que haya un arma.</translation>
    </message>
    <message>
        <source>This incident is restricted: only its title is shown, and that there is a weapon.</source>
        <translation>Este incidente está restringido: solo se muestra su título, y que hay un arma.</translation>
    </message>
    <message>
        <source>answer corrected, %1 is now %2</source>
        <comment>two answers to a fact</comment>
        <translation>respuesta corregida, %1 ahora es %2</translation>
    </message>
    <message>
        <source>joined with %1: %2</source>
        <comment>an incident&apos;s number, why</comment>
        <translation>unido con %1: %2</translation>
    </message>
    <message>
        <source>kept: %1 does not lower it without a person&apos;s reason</source>
        <comment>an answer to a fact</comment>
        <translation>se mantiene: %1 no lo baja sin la razón de una persona</translation>
    </message>
    <message>
        <source>%1; decided by: %2</source>
        <comment>why it stays, why it is so</comment>
        <translation>%1; decidido por: %2</translation>
    </message>
    <message>
        <source>the caller was lost in the hand-off to %1</source>
        <comment>a name</comment>
        <translation>se perdió a quien llamó en la entrega a %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::IntakePanel</name>
    <message>
        <source>Possible weapon in the text: %1</source>
        <comment>words</comment>
        <translation>Posible arma en el texto: %1</translation>
    </message>
    <message>
        <source>Weapon: the text says %1, confirm it</source>
        <comment>words</comment>
        <translation>Arma: el texto dice %1, confírmelo</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>posible</translation>
    </message>
    <message>
        <source>Behavioral health: %1</source>
        <comment>yes or possible</comment>
        <translation>Salud conductual: %1</translation>
    </message>
    <message>
        <source>Behavioral health: %1, %2</source>
        <comment>yes or possible, words</comment>
        <translation>Salud conductual: %1, %2</translation>
    </message>
    <message>
        <source>Call intake</source>
        <translation>Toma de llamada</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Llamada nueva</translation>
    </message>
    <message>
        <source>Call form</source>
        <translation>Formulario de la llamada</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save everything; a place that was not found is taken as typed</source>
        <translation>Guardar todo; un lugar que no se encontró se toma como se escribió</translation>
    </message>
    <message>
        <source>Another caller</source>
        <translation>Otra persona llama</translation>
    </message>
    <message>
        <source>Another caller on this incident, with a record of their own</source>
        <translation>Otra persona llama por este incidente, con registro propio</translation>
    </message>
    <message>
        <source>Parked %1</source>
        <translation>Estacion. %1</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Leave; an unfinished call is parked</source>
        <translation>Dejar; una llamada sin terminar queda estacionada</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not saved.&lt;/b&gt; %1</source>
        <comment>why</comment>
        <translation>&lt;b&gt;No se guardó.&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>none in hand</source>
        <translation>ninguna en mano</translation>
    </message>
    <message>
        <source>%1 starts one</source>
        <comment>a key</comment>
        <translation>%1 comienza una</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>guardando</translation>
    </message>
    <message>
        <source>not on the board yet</source>
        <translation>no está en el tablero todavía</translation>
    </message>
    <message>
        <source>not all saved</source>
        <translation>no todo guardado</translation>
    </message>
    <message>
        <source>all saved</source>
        <translation>todo guardado</translation>
    </message>
    <message>
        <source>Parked %1</source>
        <comment>how many</comment>
        <translation>Estacion. %1</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>What to say to a caller who speaks Spanish, field by field</source>
        <translation>Qué decir a quien llama y habla español, campo por campo</translation>
    </message>
    <message>
        <source>A call was half-taken here and is back, parked. %1 takes it up.</source>
        <comment>a key</comment>
        <translation>Una llamada a medio tomar ha vuelto, estacionada. %1 la retoma.</translation>
    </message>
    <message>
        <source>%1 calls were half-taken here and are back, parked. %2 takes the first one up.</source>
        <comment>how many, a key</comment>
        <translation>%1 llamadas a medio tomar han vuelto, estacionadas. %2 retoma la primera.</translation>
    </message>
    <message>
        <source>All of this call is saved now.</source>
        <translation>Todo lo de esta llamada está guardado.</translation>
    </message>
    <message>
        <source>Incident %1 is restricted: only its title is shown, and whether there is a weapon. Nothing was changed.</source>
        <translation>El incidente %1 está restringido: solo se muestra su título, y si hay un arma. No se cambió nada.</translation>
    </message>
    <message>
        <source>The place is taken. The type is still needed before the call goes on the board.</source>
        <translation>El lugar queda tomado. Falta el tipo para que la llamada pase al tablero.</translation>
    </message>
    <message>
        <source>Possible weapon “%1”, on no board yet</source>
        <comment>the words for it</comment>
        <translation>Posible arma “%1”, no está en ningún tablero todavía</translation>
    </message>
    <message>
        <source>Take the parked call that nobody has looked at for longest</source>
        <translation>Retomar la llamada estacionada que nadie ha mirado desde hace más tiempo</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeepingPanel</name>
    <message>
        <source>Backups and periods</source>
        <translation>Copias de seguridad y plazos</translation>
    </message>
    <message>
        <source>It is asked for. Somebody else approves it under Care for the record; it is carried out when Haven closes.</source>
        <translation>Está pedida. Otra persona la aprueba en Cuidado del registro; se ejecuta cuando se cierra Haven.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Copies of the station that were made, the newest first</source>
        <translation>Copias de la estación que se hicieron, la más nueva primero</translation>
    </message>
    <message>
        <source>Copy the station as it stands</source>
        <translation>Copiar la estación como está</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>A folder on another disk, or a file that is not there yet; in a folder the copy is named by the day and the time</source>
        <translation>Una carpeta en otro disco, o un archivo que aún no exista; en una carpeta la copia lleva el día y la hora en su nombre</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>How long what is kept</source>
        <translation>Cuánto se conserva cada cosa</translation>
    </message>
    <message>
        <source>Kinds of records, how long each is kept, and how many are older</source>
        <translation>Clases de registros, cuánto se conserva cada una y cuántos lo superan</translation>
    </message>
    <message>
        <source>Ask for the removal of what is older</source>
        <translation>Pedir la eliminación de lo más antiguo</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Base legal</translation>
    </message>
    <message>
        <source>The number of the authorization to destroy, for example: RC-075 2026-114</source>
        <translation>El número de la autorización para destruir, por ejemplo: RC-075 2026-114</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>Contar de nuevo</translation>
    </message>
    <message>
        <source>A training station needs none.</source>
        <translation>Una estación de práctica no la necesita.</translation>
    </message>
    <message>
        <source>None is due.</source>
        <translation>No toca ninguna.</translation>
    </message>
    <message>
        <source>ONE IS DUE: there was none for %1 hours.</source>
        <comment>a number</comment>
        <translation>TOCA UNA: no hubo ninguna en %1 horas.</translation>
    </message>
    <message>
        <source>The copy is read from its first fact to its last before it gets its name. The map and the agency&apos;s own lists beside the station are files of their own.</source>
        <translation>La copia se lee desde su primer hecho hasta el último antes de recibir su nombre. El mapa y las listas propias de la agencia junto a la estación son archivos aparte.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator makes backups.</source>
        <translation>Las copias de seguridad las hace un supervisor o un administrador.</translation>
    </message>
    <message>
        <source>Of the chosen kind the oldest go, at most %1 incidents or %2 entries at once. It takes two people, and nothing goes by itself.</source>
        <translation>De la clase elegida se van los más antiguos, como mucho %1 incidentes o %2 entradas a la vez. Hacen falta dos personas, y nada se va solo.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator asks for what is older to be removed.</source>
        <translation>Un supervisor o un administrador pide que se elimine lo más antiguo.</translation>
    </message>
    <message>
        <source>The station is being copied and the copy proven. Everybody works on.</source>
        <translation>Se está copiando la estación y comprobando la copia. Todos siguen trabajando.</translation>
    </message>
    <message>
        <source>The copy is made, proven and on the log.</source>
        <translation>La copia está hecha, comprobada y en la bitácora.</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>se está contando</translation>
    </message>
    <message>
        <source>%1: kept for good.</source>
        <comment>a kind of records</comment>
        <translation>%1: se conserva para siempre.</translation>
    </message>
    <message>
        <source>%1: years kept %2; older than %3: %L4.</source>
        <comment>kind of records, number, day, how many</comment>
        <translation>%1: años de conservación %2; anteriores al %3: %L4.</translation>
    </message>
    <message>
        <source>A hold keeps %L1 more.</source>
        <comment>a number</comment>
        <translation>Una retención guarda %L1 más.</translation>
    </message>
    <message>
        <source>Nobody has confirmed this period, so nothing is destroyed by it.</source>
        <translation>Nadie ha confirmado este plazo, así que nada se destruye por él.</translation>
    </message>
    <message>
        <source>Confirmed by %1.</source>
        <comment>who and when</comment>
        <translation>Confirmado por %1.</translation>
    </message>
    <message>
        <source>%L1 older</source>
        <comment>how many records</comment>
        <translation>%L1 más antiguos</translation>
    </message>
    <message>
        <source>BACKUPS FAIL: see below.</source>
        <translation>LAS COPIAS FALLAN: véase abajo.</translation>
    </message>
    <message>
        <source>The copy is made, proven and on the log. A removal that was approved is carried out when Haven closes: this copy still holds its words. Make another one after that, and destroy this one.</source>
        <translation>La copia está hecha, comprobada y en el registro. Una eliminación aprobada se lleva a cabo cuando Haven se cierra: esta copia aún contiene sus palabras. Haga otra después y destruya esta.</translation>
    </message>
    <message>
        <source>%1 by %2, %3 facts: %4</source>
        <comment>when, name, number, file</comment>
        <translation>%1 por %2, %3 hechos: %4</translation>
    </message>
    <message>
        <source>%1 by %2, %3 facts: %4 (remark: %5)</source>
        <comment>when, name, number, file, what is odd about the copy</comment>
        <translation>%1 por %2, %3 hechos: %4 (observación: %5)</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeptFilters</name>
    <message>
        <source>No filter is kept there yet.</source>
        <translation>Ahí no hay todavía ningún filtro guardado.</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <comment>%1 is a filter</comment>
        <translation>Mostrar solo %1</translation>
    </message>
    <message>
        <source>Kept filter: %1</source>
        <translation>Filtro guardado: %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeyButton</name>
    <message>
        <source>It is not on the screen now.</source>
        <translation>Ahora no está en la pantalla.</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeyCapLabel</name>
    <message>
        <source>Key %1</source>
        <translation>Tecla %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeyCatcher</name>
    <message>
        <source>The next key is chosen</source>
        <translation>Se elige la tecla siguiente</translation>
    </message>
    <message>
        <source>The next key is chosen; Escape leaves it as it is</source>
        <translation>Se elige la tecla siguiente; Escape la deja como está</translation>
    </message>
</context>
<context>
    <name>haven::ui::KeyHelp</name>
    <message>
        <source>Find a command or key</source>
        <translation>Buscar una orden o tecla</translation>
    </message>
    <message>
        <source>Find, for example: clinician, or Ctrl D</source>
        <translation>Busque, por ejemplo: clínico, o Ctrl D</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Órdenes y teclas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Commands and keys; Enter chooses another key</source>
        <translation>Órdenes y teclas; Enter elige otra tecla</translation>
    </message>
    <message>
        <source>Choose a key</source>
        <translation>Elegir una tecla</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>De fábrica</translation>
    </message>
    <message>
        <source>All as shipped</source>
        <translation>Todas de fábrica</translation>
    </message>
    <message>
        <source>Single letters</source>
        <translation>Letras solas</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print the card of all keys</source>
        <translation>Imprimir la tarjeta de todas las teclas</translation>
    </message>
    <message>
        <source>Whether a single letter or digit acts in the panel with the focus; otherwise only with Alt</source>
        <translation>Si una letra o cifra sola actúa en el panel con el foco; si no, solo con Alt</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Nada aquí se llama así.</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <comment>a line of the command bar</comment>
        <translation>Por ejemplo: %1</translation>
    </message>
    <message>
        <source>Its keys belong together, or to every text field, and stay as they are.</source>
        <translation>Sus teclas van juntas, o son de todo campo de texto, y quedan como están.</translation>
    </message>
    <message>
        <source>Your choice. Shipped: %1</source>
        <comment>keys</comment>
        <translation>Su elección. De fábrica: %1</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>As shipped.</source>
        <translation>De fábrica.</translation>
    </message>
    <message>
        <source>As shipped. In the command line: %1</source>
        <comment>a verb</comment>
        <translation>De fábrica. En la línea de órdenes: %1</translation>
    </message>
    <message>
        <source>Press the new key for: %1. Escape leaves it as it is.</source>
        <comment>an act</comment>
        <translation>Pulse la tecla nueva para: %1. Escape la deja como está.</translation>
    </message>
    <message>
        <source>%1 is already: %2 (%3). Press another, or Escape.</source>
        <comment>a key, an act, where</comment>
        <translation>%1 ya es: %2 (%3). Pulse otra, o Escape.</translation>
    </message>
    <message>
        <source>%1 alone acts only within a panel. Hold Ctrl or Alt with it, or press Escape.</source>
        <comment>a key</comment>
        <translation>%1 sola actúa solo dentro de un panel. Manténgala con Ctrl o Alt, o pulse Escape.</translation>
    </message>
    <message>
        <source>%1 is needed for moving and typing. Hold Ctrl or Alt with it, or press Escape.</source>
        <comment>a key</comment>
        <translation>%1 hace falta para moverse y escribir. Manténgala con Ctrl o Alt, o pulse Escape.</translation>
    </message>
    <message>
        <source>%1 is now yours for: %2. Give that back first.</source>
        <comment>a key, an act</comment>
        <translation>%1 es ahora suya para: %2. Devuélvala primero.</translation>
    </message>
</context>
<context>
    <name>haven::ui::KindRow</name>
    <message>
        <source>Silent call: send a TTY query, then call back and record how it went.</source>
        <translation>Llamada silenciosa: envíe una pregunta por TTY, luego devuelva la llamada y registre cómo fue.</translation>
    </message>
    <message>
        <source>Open line: write down what is heard, and stay on the line.</source>
        <translation>Línea abierta: anote lo que se oye y no cuelgue.</translation>
    </message>
    <message>
        <source>Hang-up: call back and record how it went.</source>
        <translation>Colgó: devuelva la llamada y registre cómo fue.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Open line</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Hang-up</source>
        <translation>Colgó</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Orientada</translation>
    </message>
    <message>
        <source>Abandoned before it was answered: call back and record how it went.</source>
        <translation>Abandonada antes de contestar: devuelva la llamada y registre cómo fue.</translation>
    </message>
    <message>
        <source>Typed instead of said: one thing at a time, and GA when it is their turn.</source>
        <translation>Escrito en vez de hablado: una cosa a la vez, y GA cuando le toca a la otra persona.</translation>
    </message>
    <message>
        <source>Advised: give the disposition, then save: the call is numbered and closed.</source>
        <translation>Orientada: dé la disposición y guarde: la llamada se numera y se cierra.</translation>
    </message>
</context>
<context>
    <name>haven::ui::LateChip</name>
    <message>
        <source>late, %1</source>
        <translation>tarde, %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::LayoutBand</name>
    <message>
        <source>Layouts of the desk</source>
        <translation>Distribuciones del puesto</translation>
    </message>
    <message>
        <source>Layouts: Enter uses the chosen one, Delete removes one of yours</source>
        <translation>Distribuciones: Enter usa la elegida, Delete quita una suya</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter uses, Delete removes one of yours, Escape goes back</source>
        <translation>Arriba y Abajo eligen, Enter usa, Delete quita una suya, Escape vuelve</translation>
    </message>
    <message>
        <source>Save the desk as it stands under a name:</source>
        <translation>Guardar el puesto como está con un nombre:</translation>
    </message>
    <message>
        <source>Name of the layout to save</source>
        <translation>Nombre de la distribución por guardar</translation>
    </message>
    <message>
        <source>Type a name and press Enter; the same name again replaces it</source>
        <translation>Escriba un nombre y pulse Enter; el mismo nombre otra vez la reemplaza</translation>
    </message>
</context>
<context>
    <name>haven::ui::LayoutDesk</name>
    <message>
        <source>Dispatcher</source>
        <translation>Despachador</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Clínico</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Map on a screen of its own</source>
        <translation>Mapa en su propia pantalla</translation>
    </message>
    <message>
        <source>%1, yours</source>
        <comment>a layout</comment>
        <translation>%1, suya</translation>
    </message>
    <message>
        <source>%1, chosen last</source>
        <comment>a layout</comment>
        <translation>%1, elegida la última vez</translation>
    </message>
    <message>
        <source>The desk is laid out as “%1”.</source>
        <comment>a layout</comment>
        <translation>El puesto está dispuesto como “%1”.</translation>
    </message>
    <message>
        <source>The desk is laid out as for your role. What you saved is kept.</source>
        <translation>El puesto está dispuesto según su función. Lo que usted guardó se conserva.</translation>
    </message>
    <message>
        <source>The layout “%1” is kept.</source>
        <comment>a name</comment>
        <translation>La distribución “%1” está guardada.</translation>
    </message>
    <message>
        <source>The layout “%1” is gone; the desk stays as it stands.</source>
        <comment>a name</comment>
        <translation>La distribución “%1” se quitó; el puesto queda como está.</translation>
    </message>
</context>
<context>
    <name>haven::ui::LedgerPage</name>
    <message>
        <source>no force</source>
        <translation>sin fuerza</translation>
    </message>
    <message>
        <source>hands</source>
        <translation>manos</translation>
    </message>
    <message>
        <source>handcuffs</source>
        <translation>esposas</translation>
    </message>
    <message>
        <source>spray</source>
        <translation>rociador</translation>
    </message>
    <message>
        <source>electronic device</source>
        <translation>dispositivo eléctrico</translation>
    </message>
    <message>
        <source>baton</source>
        <translation>bastón</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>perro</translation>
    </message>
    <message>
        <source>firearm shown</source>
        <translation>arma de fuego mostrada</translation>
    </message>
    <message>
        <source>firearm discharged</source>
        <translation>arma de fuego disparada</translation>
    </message>
    <message>
        <source>neck restraint</source>
        <translation>sujeción del cuello</translation>
    </message>
    <message>
        <source>pursuit</source>
        <translation>persecución</translation>
    </message>
    <message>
        <source>other force</source>
        <translation>otra fuerza</translation>
    </message>
    <message>
        <source>race: not sure</source>
        <translation>raza: no es seguro</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanca</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negra</translation>
    </message>
    <message>
        <source>Hispanic</source>
        <translation>Hispana</translation>
    </message>
    <message>
        <source>Asian</source>
        <translation>Asiática</translation>
    </message>
    <message>
        <source>Native American</source>
        <translation>Nativa americana</translation>
    </message>
    <message>
        <source>Middle Eastern</source>
        <translation>De Oriente Medio</translation>
    </message>
    <message>
        <source>another race</source>
        <translation>otra raza</translation>
    </message>
    <message>
        <source>sex: not sure</source>
        <translation>sexo: no es seguro</translation>
    </message>
    <message>
        <source>female</source>
        <translation>femenino</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculino</translation>
    </message>
    <message>
        <source>another sex</source>
        <translation>otro sexo</translation>
    </message>
    <message>
        <source>child, DCF</source>
        <translation>menor, DCF</translation>
    </message>
    <message>
        <source>elder</source>
        <translation>anciano</translation>
    </message>
    <message>
        <source>disability</source>
        <translation>discapacidad</translation>
    </message>
    <message>
        <source>due</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>made</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>no necesario</translation>
    </message>
    <message>
        <source>written</source>
        <translation>por escrito</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>de palabra</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>ofrecida</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>no aceptada</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>Reports, consent, referrals</source>
        <translation>Informes, consentimiento, derivaciones</translation>
    </message>
    <message>
        <source>Force, CGS 7-282e</source>
        <translation>Fuerza, CGS 7-282e</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>Fuerza</translation>
    </message>
    <message>
        <source>Officer who used it</source>
        <translation>Agente que la usó</translation>
    </message>
    <message>
        <source>Why, injuries, who stepped in</source>
        <translation>Por qué, lesiones, quién intervino</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>As perceived, by who was there</source>
        <translation>Como lo percibió quien estuvo ahí</translation>
    </message>
    <message>
        <source>Race as perceived</source>
        <translation>Raza percibida</translation>
    </message>
    <message>
        <source>Sex as perceived</source>
        <translation>Sexo percibido</translation>
    </message>
    <message>
        <source>Unit; empty: you yourself</source>
        <translation>Unidad; vacío: usted mismo</translation>
    </message>
    <message>
        <source>Mandated reports</source>
        <translation>Informes obligatorios</translation>
    </message>
    <message>
        <source>Report about</source>
        <translation>Informe sobre</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Cómo está</translation>
    </message>
    <message>
        <source>Made by, in no export</source>
        <translation>Hecho por, en ninguna exportación</translation>
    </message>
    <message>
        <source>To whom and number, or why not</source>
        <translation>A quién y número, o por qué no</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Who may be told</source>
        <translation>A quién se puede decir</translation>
    </message>
    <message>
        <source>What may be told</source>
        <translation>Qué se puede decir</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>Derivaciones</translation>
    </message>
    <message>
        <source>How the referral stands</source>
        <translation>Cómo está la derivación</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Socio</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>force, officer</comment>
        <translation>%1, por %2</translation>
    </message>
    <message>
        <source>%1. %2 %3</source>
        <comment>force, words, when</comment>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>report about, how it stands</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, OVERDUE since %1</source>
        <translation>, ATRASADO desde %1</translation>
    </message>
    <message>
        <source>, by %1</source>
        <translation>, por %1</translation>
    </message>
    <message>
        <source>, %1 by %2</source>
        <comment>when, who</comment>
        <translation>, %1 por %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>%1. %2, %3: %4, %5</source>
        <comment>number, partner, form, scope, standing</comment>
        <translation>%1. %2, %3: %4, %5</translation>
    </message>
    <message>
        <source>%1: %2 %3. %4</source>
        <comment>partner, how it stands, when, remark</comment>
        <translation>%1: %2 %3. %4</translation>
    </message>
    <message>
        <source>Clinicians and supervisors work on these.</source>
        <translation>En esto trabajan los clínicos y los supervisores.</translation>
    </message>
    <message>
        <source>Police enter this.</source>
        <translation>Esto lo anota la policía.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Registrado.</translation>
    </message>
    <message>
        <source>Whoever was there says it, never the dispatcher.</source>
        <translation>Lo dice quien estuvo ahí, nunca el despachador.</translation>
    </message>
    <message>
        <source>For days; empty: 365</source>
        <translation>Por días; vacío: 365</translation>
    </message>
    <message>
        <source>The person takes a consent back</source>
        <translation>La persona retira un consentimiento</translation>
    </message>
    <message>
        <source>Number of the consent</source>
        <translation>Número del consentimiento</translation>
    </message>
    <message>
        <source>What was said, if anything</source>
        <translation>Qué se dijo, si se dijo algo</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>force, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>withdrawn %1</source>
        <translation>retirado %1</translation>
    </message>
    <message>
        <source>ran out %1</source>
        <translation>venció %1</translation>
    </message>
    <message>
        <source>Its number, where several are due</source>
        <translation>Su número, si hay varios pendientes</translation>
    </message>
    <message>
        <source>%1, number %2: %3</source>
        <comment>report about, its number, how it stands</comment>
        <translation>%1, número %2: %3</translation>
    </message>
    <message>
        <source>%1 (corrected: a slip)</source>
        <comment>force, when</comment>
        <translation>%1 (corregido: fue un error)</translation>
    </message>
    <message>
        <source>force: choose</source>
        <translation>fuerza: elija</translation>
    </message>
</context>
<context>
    <name>haven::ui::LevelChip</name>
    <message>
        <source>Level %1</source>
        <translation>Nivel %1</translation>
    </message>
    <message>
        <source>Level %1, not yet asked</source>
        <translation>Nivel %1, sin preguntar todavía</translation>
    </message>
</context>
<context>
    <name>haven::ui::LogWording</name>
    <message>
        <source>late</source>
        <comment>mark of a line of the log</comment>
        <translation>tarde</translation>
    </message>
    <message>
        <source>overridden</source>
        <comment>mark of a line: a rule said no, a person went on</comment>
        <translation>anulado</translation>
    </message>
    <message>
        <source>corrected</source>
        <comment>mark of a line of the log</comment>
        <translation>corregido</translation>
    </message>
    <message>
        <source>lowered</source>
        <comment>mark of a line: a level or priority went down</comment>
        <translation>bajado</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>mark of a line of the log</comment>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>mark of a line: its text was lawfully removed</comment>
        <translation>quitado</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <comment>mark of a line: entered later, from paper</comment>
        <translation>reconstruido</translation>
    </message>
    <message>
        <source>entered %1</source>
        <comment>when a line that happened earlier was typed</comment>
        <translation>anotado %1</translation>
    </message>
    <message>
        <source>Pos %1</source>
        <comment>%1 is the number of a desk</comment>
        <translation>Pto. %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is a person, %2 a desk</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>open to anybody</source>
        <translation>abierto a cualquiera</translation>
    </message>
    <message>
        <source>police staff</source>
        <translation>personal de policía</translation>
    </message>
    <message>
        <source>criminal justice record</source>
        <translation>registro de justicia penal</translation>
    </message>
    <message>
        <source>protects a victim</source>
        <translation>protege a una víctima</translation>
    </message>
    <message>
        <source>protects a minor</source>
        <translation>protege a un menor</translation>
    </message>
    <message>
        <source>health of a person in crisis</source>
        <translation>salud de una persona en crisis</translation>
    </message>
    <message>
        <source>sealed for clinicians</source>
        <translation>sellado para clínicos</translation>
    </message>
</context>
<context>
    <name>haven::ui::LogWorkspace</name>
    <message>
        <source>The alarms in numbers are a supervisor&apos;s page.</source>
        <translation>Las alarmas en números son una página de supervisor.</translation>
    </message>
</context>
<context>
    <name>haven::ui::LooksPanel</name>
    <message>
        <source>Who looked at what</source>
        <translation>Quién miró qué</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Look up who looked, which is a look as well</source>
        <translation>Buscar quién miró; eso también queda anotado</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>What is shown into a file, as CSV</source>
        <translation>Lo que se muestra, a un archivo CSV</translation>
    </message>
    <message>
        <source>Reading the log and writing the file</source>
        <translation>Leyendo la bitácora y escribiendo el archivo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>The name of whoever was looked at; empty for all</source>
        <translation>El nombre de la persona de quien se miró; vacío para todas</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>The number of the incident, or its last digits; empty for all</source>
        <translation>El número del incidente, o sus últimas cifras; vacío para todos</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quién miró</translation>
    </message>
    <message>
        <source>The name or the account of whoever looked; empty for all</source>
        <translation>El nombre o la cuenta de quien miró; vacío para todos</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>A day such as 2026-03-14, or the first and the last of several: 2026-03-01 2026-03-14; empty for all</source>
        <translation>Un día como 2026-03-14, o el primero y el último de varios: 2026-03-01 2026-03-14; vacío para todos</translation>
    </message>
    <message>
        <source>Words of the reason</source>
        <translation>Palabras del motivo</translation>
    </message>
    <message>
        <source>Words that stand in the reason or the entry; empty for all</source>
        <translation>Palabras que constan en el motivo o en la entrada; vacío para todas</translation>
    </message>
    <message>
        <source>Why you look</source>
        <translation>Por qué mira</translation>
    </message>
    <message>
        <source>Why you look, for example the number of a complaint; it goes on the record</source>
        <translation>Por qué mira, por ejemplo el número de una queja; queda en el registro</translation>
    </message>
    <message>
        <source>Who looked at what and why, the newest first</source>
        <translation>Quién miró qué y por qué, lo más reciente primero</translation>
    </message>
    <message>
        <source>Looking up who looked</source>
        <translation>Buscando quién miró</translation>
    </message>
    <message>
        <source>It is on the record that you looked here, and why. What your role may not read is not shown here either.</source>
        <translation>Queda en el registro que usted miró aquí, y por qué. Lo que su función no puede leer tampoco se muestra aquí.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator looks, with a reason.</source>
        <translation>Mira un supervisor o un administrador, con un motivo.</translation>
    </message>
    <message>
        <source>That is not a day. Write it as 2026-03-14, or two of them. Nothing was looked up.</source>
        <translation>Eso no es un día. Escríbalo como 2026-03-14, o dos de ellos. No se buscó nada.</translation>
    </message>
    <message>
        <source>Say why you look: it goes on the record. Nothing was looked up.</source>
        <translation>Diga por qué mira: queda en el registro. No se buscó nada.</translation>
    </message>
    <message>
        <source>being looked up</source>
        <translation>buscando</translation>
    </message>
    <message>
        <source>Nobody looked, as far as the record says.</source>
        <translation>Nadie miró, según consta en el registro.</translation>
    </message>
    <message>
        <source>There are older ones: ask for a day, or export all of them.</source>
        <translation>Hay más antiguas: pida un día, o expórtelas todas.</translation>
    </message>
    <message>
        <source>shown: %L1</source>
        <comment>how often somebody looked</comment>
        <translation>mostradas: %L1</translation>
    </message>
    <message>
        <source>It is on the record that you looked.</source>
        <translation>Queda en el registro que usted miró.</translation>
    </message>
    <message>
        <source>Export who looked at what</source>
        <translation>Exportar quién miró qué</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <comment>a file</comment>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>Lines in %1: %L2. The export is on the log.</source>
        <comment>a file, a number</comment>
        <translation>Líneas en %1: %L2. La exportación está en la bitácora.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MacrosCard</name>
    <message>
        <source>Your own short words for the command line</source>
        <translation>Sus propias palabras cortas para la línea de órdenes</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Palabra</translation>
    </message>
    <message>
        <source>What you type, for example: go</source>
        <translation>Lo que usted escribe, por ejemplo: go</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>Equivale a</translation>
    </message>
    <message>
        <source>The lines it stands for, parted by a semicolon and a blank. $1 to $9 are the words behind it, $* all that are left</source>
        <translation>Las líneas a las que equivale, separadas por punto y coma y espacio. $1 a $9 son las palabras que le siguen, $* todas las que quedan</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>For example go, which stands for: d $1 $2; en $1. Typing go 3A12 4482 sends 3A12 to 4482 and marks it en route. A line that is refused stops the rest.</source>
        <translation>Por ejemplo go, que equivale a: d $1 $2; en $1. Escribir go 3A12 4482 envía 3A12 a 4482 y la marca en camino. Una línea rechazada detiene el resto.</translation>
    </message>
    <message>
        <source>d $1 $2; en $1</source>
        <translation>d $1 $2; en $1</translation>
    </message>
    <message>
        <source>Your own short words</source>
        <translation>Sus propias palabras cortas</translation>
    </message>
    <message>
        <source>Choose one to change or forget it</source>
        <translation>Elija una para cambiarla u olvidarla</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <comment>a short word, its lines</comment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Say what it stands for.</source>
        <translation>Diga a qué equivale.</translation>
    </message>
    <message>
        <source>Kept. Type it in the command line; what it stands for is shown before Enter.</source>
        <translation>Guardado. Escríbala en la línea de órdenes; a qué equivale se muestra antes de Enter.</translation>
    </message>
    <message>
        <source>Forgotten.</source>
        <translation>Olvidado.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MainWindow</name>
    <message>
        <source>TRAINING. Nothing here is real, nothing leaves this console.</source>
        <translation>PRÁCTICA. Nada aquí es real, nada sale de esta consola.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Mesa</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Crisis</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Bitác.</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin.</translation>
    </message>
    <message>
        <source>Hand-off page and checklists are in %1; that is on the log.</source>
        <translation>La hoja de traspaso y las listas de pasos están en %1; eso queda en la bitácora.</translation>
    </message>
    <message>
        <source>The card of all keys is in %1.</source>
        <translation>La tarjeta de todas las teclas está en %1.</translation>
    </message>
    <message>
        <source>The board and the blank cards are in %1, and as plain text beside it.</source>
        <translation>El tablero y las tarjetas en blanco están en %1, y al lado como texto simple.</translation>
    </message>
    <message>
        <source>The board cannot be kept on paper: %1 cannot be written. Nothing else is touched by it. Check the folder under Admin, Paper.</source>
        <translation>El tablero no se puede mantener en papel: no se puede escribir %1. Nada más está afectado. Revise la carpeta en Administración, Papel.</translation>
    </message>
    <message>
        <source>This machine has no speech engine, so nothing is read aloud. Install speech-dispatcher to have one.</source>
        <translation>Esta máquina no tiene voz, así que no se lee nada en voz alta. Instale speech-dispatcher para tenerla.</translation>
    </message>
    <message>
        <source>The replay is over: %1 acts done, %2 refused by a rule.</source>
        <translation>La repetición terminó: %1 acciones hechas, %2 rechazadas por una regla.</translation>
    </message>
    <message>
        <source>Haven, %1, %2</source>
        <comment>agency, position</comment>
        <translation>Haven, %1, %2</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Find place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Who should go</source>
        <translation>Quién va</translation>
    </message>
    <message>
        <source>Next late</source>
        <translation>Atrasado</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>What was done and said lately; Enter puts the line into the command bar</source>
        <translation>Lo que se hizo y se dijo hace poco; Enter pone la línea en la línea de órdenes</translation>
    </message>
    <message>
        <source>Parked calls, the longest first; Enter takes one again</source>
        <translation>Llamadas estacionadas, la más larga primero; Enter retoma una</translation>
    </message>
    <message>
        <source>%1  %2: %3</source>
        <comment>time, done or not done, what happened</comment>
        <translation>%1  %2: %3</translation>
    </message>
    <message>
        <source>%1   [%2]</source>
        <comment>what happened, the line for it</comment>
        <translation>%1   [%2]</translation>
    </message>
    <message>
        <source>Nothing was done or said in this window yet.</source>
        <translation>En esta ventana no se ha hecho ni dicho nada todavía.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>type, place</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no place and no type yet</source>
        <translation>sin lugar y sin tipo todavía</translation>
    </message>
    <message>
        <source>parked %1: incident %2, %3</source>
        <comment>how long, number, type and place</comment>
        <translation>estacionada %1: incidente %2, %3</translation>
    </message>
    <message>
        <source>parked %1: not on the board yet, %2</source>
        <comment>how long, type and place</comment>
        <translation>estacionada %1: no está en el tablero todavía, %2</translation>
    </message>
    <message>
        <source>No call is parked.</source>
        <translation>Ninguna llamada está estacionada.</translation>
    </message>
    <message>
        <source>Open in a window of its own; Enter opens it</source>
        <translation>Abrir en su propia ventana; Enter la abre</translation>
    </message>
    <message>
        <source>Close the display on the wall</source>
        <translation>Cerrar la pantalla de pared</translation>
    </message>
    <message>
        <source>Display on the wall, full screen</source>
        <translation>Pantalla de pared, a pantalla completa</translation>
    </message>
    <message>
        <source>The relief brief is in %1.</source>
        <translation>El resumen de relevo está en %1.</translation>
    </message>
    <message>
        <source>What is typed here is kept against a crash again.</source>
        <translation>Lo que se escribe aquí se conserva de nuevo ante una caída.</translation>
    </message>
    <message>
        <source>What is typed is too long to be kept against a crash. It stands on the screen unsaved; its last shorter state is kept. Save it now, or in parts.</source>
        <translation>Lo que se escribe es demasiado largo para conservarlo ante una caída. Está en la pantalla sin guardar; se conserva su último estado más corto. Guárdelo ahora, o por partes.</translation>
    </message>
    <message>
        <source>What is typed cannot be kept against a crash just now. It stands on the screen unsaved. Save it now. %1</source>
        <comment>why, a sentence</comment>
        <translation>Lo que se escribe no se puede conservar ante una caída en este momento. Está en la pantalla sin guardar. Guárdelo ahora. %1</translation>
    </message>
    <message>
        <source>The clock of this machine was set back by %1. Nothing recorded is changed. What is not yet late comes later by as much: look at what will be late next, and call who has waited.</source>
        <comment>a time, as 10:00</comment>
        <translation>El reloj de este equipo se atrasó %1. Nada de lo registrado cambió. Lo que aún no está vencido llegará más tarde en esa medida: mire lo que vence pronto y llame a quien ha esperado.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <source>Take this line away: what is late next was looked at</source>
        <translation>Quitar esta línea: ya se miró lo que se atrasará después</translation>
    </message>
    <message>
        <source>Choose %1, %2</source>
        <comment>incident number, its title</comment>
        <translation>Elegir %1, %2</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restringido</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>no hecho</translation>
    </message>
    <message>
        <source>told</source>
        <translation>dicho</translation>
    </message>
    <message>
        <source>%1; what was said is on no board yet</source>
        <comment>a parked call</comment>
        <translation>%1; lo que se dijo no está todavía en ningún tablero</translation>
    </message>
    <message>
        <source>possible weapon “%1”, on no board yet; %2</source>
        <comment>the words for it, a parked call</comment>
        <translation>posible arma “%1”, todavía en ningún tablero; %2</translation>
    </message>
    <message>
        <source>This version of Haven moves keys; yours stay as they were, %1 in all. For example, %2 is still %3; shipped is %4. %5 gives the shipped ones.</source>
        <comment>a number, an act, its key, another key, the key of the page of all keys</comment>
        <translation>Esta versión de Haven cambia teclas; las suyas quedan como estaban, %1 en total. Por ejemplo, %2 sigue siendo %3; la de fábrica es %4. %5 da las de fábrica.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MapFrame</name>
    <message>
        <source>%1 ft</source>
        <comment>feet</comment>
        <translation>%1 ft</translation>
    </message>
    <message>
        <source>%1 mi</source>
        <comment>miles</comment>
        <translation>%1 mi</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>latitude and longitude</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>kilometers</comment>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>meters</comment>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>haven::ui::MapImportPanel</name>
    <message>
        <source>say what it is: K</source>
        <translation>diga qué es: K</translation>
    </message>
    <message>
        <source>all that is in it</source>
        <translation>todo lo que contiene</translation>
    </message>
    <message>
        <source>Bring in a map</source>
        <translation>Traer un mapa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Map files</source>
        <translation>Archivos de mapa</translation>
    </message>
    <message>
        <source>No file is chosen. %1 chooses map files of this machine.</source>
        <comment>a key</comment>
        <translation>No hay ningún archivo elegido. %1 elige archivos de mapa de esta máquina.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>Format, and what became of it</source>
        <translation>Formato, y qué fue de él</translation>
    </message>
    <message>
        <source>What was not taken, and why</source>
        <translation>Lo que no se tomó, y por qué</translation>
    </message>
    <message>
        <source>Map file</source>
        <translation>Archivo de mapa</translation>
    </message>
    <message>
        <source>Path of a map file, then Enter; or drop files here</source>
        <translation>Ruta de un archivo de mapa, luego Enter; o suelte archivos aquí</translation>
    </message>
    <message>
        <source>OpenStreetMap .osm.pbf, GeoJSON, shapefile, CSV or MBTiles; Enter adds it to the list</source>
        <translation>OpenStreetMap .osm.pbf, GeoJSON, shapefile, CSV o MBTiles; Enter lo añade a la lista</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Credit to show on the map</source>
        <translation>Crédito que se muestra en el mapa</translation>
    </message>
    <message>
        <source>Credit that the license asks for, for example: © Town of Hamden</source>
        <translation>Crédito que pide la licencia, por ejemplo: © Town of Hamden</translation>
    </message>
    <message>
        <source>Shown on the map. OpenStreetMap&apos;s own is added by itself.</source>
        <translation>Se muestra en el mapa. El de OpenStreetMap se añade por sí solo.</translation>
    </message>
    <message>
        <source>Bring them in</source>
        <translation>Traerlos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop; the map before stays in use</source>
        <translation>Parar; el mapa anterior sigue en uso</translation>
    </message>
    <message>
        <source>It holds something else: next</source>
        <translation>Contiene otra cosa: siguiente</translation>
    </message>
    <message>
        <source>It holds something else: the one before</source>
        <translation>Contiene otra cosa: anterior</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitarlo de la lista</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Mirando los archivos…</translation>
    </message>
    <message>
        <source>Choose map files</source>
        <translation>Elegir archivos de mapa</translation>
    </message>
    <message>
        <source>Map files (*.pbf *.geojson *.json *.shp *.csv *.tsv *.csv.gz *.mbtiles)</source>
        <translation>Archivos de mapa (*.pbf *.geojson *.json *.shp *.csv *.tsv *.csv.gz *.mbtiles)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a map file first.</source>
        <translation>Elija primero un archivo de mapa.</translation>
    </message>
    <message>
        <source>A file is not clear yet: say what it holds, or take it off the list.</source>
        <translation>Un archivo no está claro todavía: diga qué contiene, o quítelo de la lista.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Comenzando…</translation>
    </message>
    <message>
        <source>Stopping. The map before stays in use.</source>
        <translation>Parando. El mapa anterior sigue en uso.</translation>
    </message>
    <message>
        <source>Reading %1: %2 features so far. Calls can be taken meanwhile.</source>
        <translation>Leyendo %1: %2 elementos hasta ahora. Mientras tanto se pueden tomar llamadas.</translation>
    </message>
    <message>
        <source>reading, %1</source>
        <translation>leyendo, %1</translation>
    </message>
    <message>
        <source>All files are read. The new map is being made ready…</source>
        <translation>Todos los archivos están leídos. Se prepara el mapa nuevo…</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Se detuvo la importación.</translation>
    </message>
    <message>
        <source>%1 The map before stays in use.</source>
        <comment>why</comment>
        <translation>%1 El mapa anterior sigue en uso.</translation>
    </message>
    <message>
        <source>, rejected %1</source>
        <translation>, rechazados %1</translation>
    </message>
    <message>
        <source>, of no use here %1</source>
        <translation>, sin uso aquí %1</translation>
    </message>
    <message>
        <source>The new map is in use: %1 features.</source>
        <translation>El mapa nuevo está en uso: %1 elementos.</translation>
    </message>
    <message>
        <source>The new map is in use: %1 features. %2 were not taken:</source>
        <translation>El mapa nuevo está en uso: %1 elementos. No se tomaron %2:</translation>
    </message>
    <message>
        <source>%1, feature %2: %3</source>
        <comment>file, which one, why</comment>
        <translation>%1, elemento %2: %3</translation>
    </message>
    <message>
        <source>And %1 more. havenctl map import lists them all.</source>
        <translation>Y %1 más. havenctl map import los lista todos.</translation>
    </message>
    <message>
        <source>Roads, addresses, places, beats, towns and tiles from files of your agency or of OpenStreetMap. A file that was brought in before is replaced. All of them or none; until the end the map before stays in use.</source>
        <translation>Calles, direcciones, lugares, sectores, pueblos y teselas de archivos de su agencia o de OpenStreetMap. Un archivo que ya se trajo se reemplaza. Todos o ninguno; hasta el final el mapa anterior sigue en uso.</translation>
    </message>
    <message>
        <source>An administrator brings in the map. You can look at what files hold.</source>
        <translation>El mapa lo trae un administrador. Usted puede mirar qué contienen los archivos.</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 archivos</translation>
    </message>
    <message>
        <source>Ready. In the list, K says what a file holds, Delete takes it off.</source>
        <translation>Listo. En la lista, K dice qué contiene un archivo, Delete lo quita.</translation>
    </message>
    <message>
        <source>Say what each file holds: choose it and press K.</source>
        <translation>Diga qué contiene cada archivo: elíjalo y pulse K.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MapLegend</name>
    <message>
        <source>P%1</source>
        <comment>%1 is 1 to 5, the priority of an incident</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>on the way to it</source>
        <translation>en camino a él</translation>
    </message>
    <message>
        <source>driving that way</source>
        <translation>va hacia allá</translation>
    </message>
    <message>
        <source>old position, with its age</source>
        <translation>posición vieja, con su edad</translation>
    </message>
    <message>
        <source>road closed</source>
        <translation>calle cerrada</translation>
    </message>
    <message>
        <source>border of a beat</source>
        <translation>límite de un sector</translation>
    </message>
    <message>
        <source>town line</source>
        <translation>límite del pueblo</translation>
    </message>
    <message>
        <source>border of a troop</source>
        <translation>límite de una tropa</translation>
    </message>
    <message>
        <source>beyond the map</source>
        <translation>fuera del mapa</translation>
    </message>
    <message>
        <source>Legend of the map</source>
        <translation>Leyenda del mapa</translation>
    </message>
</context>
<context>
    <name>haven::ui::MapPanel</name>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Show the whole town</source>
        <translation>Mostrar todo el pueblo</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>What the signs of the map mean</source>
        <translation>Lo que significan los signos del mapa</translation>
    </message>
    <message>
        <source>Without a position</source>
        <translation>Sin posición</translation>
    </message>
    <message>
        <source>List what is not on the map, because nobody has said where it is</source>
        <translation>Listar lo que no está en el mapa, porque nadie ha dicho dónde está</translation>
    </message>
    <message>
        <source>%1 without a position</source>
        <comment>incidents and units</comment>
        <translation>%1 sin posición</translation>
    </message>
    <message>
        <source>Working out from where one is there in 5, 10 and 15 minutes…</source>
        <translation>Calculando desde dónde se llega en 5, 10 y 15 minutos…</translation>
    </message>
    <message>
        <source>There is no road near it.</source>
        <translation>No hay ninguna calle cerca.</translation>
    </message>
    <message>
        <source>Within the lines one is there in 5, 10 and 15 minutes by road.</source>
        <translation>Dentro de las líneas se llega en 5, 10 y 15 minutos por calle.</translation>
    </message>
    <message>
        <source>%1 has sent no position in the last hour.</source>
        <translation>%1 no ha enviado ninguna posición en la última hora.</translation>
    </message>
    <message>
        <source>It has no position on the map.</source>
        <translation>No tiene posición en el mapa.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MapView</name>
    <message>
        <source>Who is near here</source>
        <translation>Quién está cerca de aquí</translation>
    </message>
    <message>
        <source>%1, %2, %3 in a straight line</source>
        <comment>%1 a unit, %2 its status, %3 a distance</comment>
        <translation>%1, %2, %3 en línea recta</translation>
    </message>
    <message>
        <source>Mark the road open again</source>
        <translation>Marcar la calle otra vez abierta</translation>
    </message>
    <message>
        <source>Mark the road closed here</source>
        <translation>Marcar la calle cerrada aquí</translation>
    </message>
    <message>
        <source>Travel times and ways of units heed it at once.</source>
        <translation>Los tiempos y caminos de las unidades lo toman en cuenta de inmediato.</translation>
    </message>
    <message>
        <source>New incident here</source>
        <translation>Incidente nuevo aquí</translation>
    </message>
    <message>
        <source>What and who is near here, as a list</source>
        <translation>Qué y quién está cerca de aquí, en lista</translation>
    </message>
    <message>
        <source>Hide who can be there in time</source>
        <translation>Ocultar quién puede llegar a tiempo</translation>
    </message>
    <message>
        <source>From where one is here in 5, 10, 15 minutes</source>
        <translation>Desde dónde se llega aquí en 5, 10, 15 minutos</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <comment>%1 is the chosen unit</comment>
        <translation>%1 está aquí</translation>
    </message>
    <message>
        <source>Look nearer</source>
        <translation>Mirar más cerca</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Volver a todo</translation>
    </message>
    <message>
        <source>Where it was in the last hour</source>
        <translation>Dónde estuvo en la última hora</translation>
    </message>
    <message>
        <source>At this place</source>
        <translation>En este lugar</translation>
    </message>
    <message>
        <source>Map of incidents and units</source>
        <translation>Mapa de incidentes y unidades</translation>
    </message>
    <message>
        <source>Arrows move, plus and minus zoom, Home shows everything, Tab goes through what is seen, Enter chooses it, F follows it, L measures, Z shows or hides beats</source>
        <translation>Las flechas mueven, más y menos acercan y alejan, Home muestra todo, Tab recorre lo que se ve, Enter lo elige, F lo sigue, L mide, Z muestra u oculta sectores</translation>
    </message>
    <message>
        <source>%1 and %2 seen.</source>
        <comment>%1 is a number of incidents, %2 of units</comment>
        <translation>Se ven %1 y %2.</translation>
    </message>
    <message>
        <source>1 incident</source>
        <translation>1 incidente</translation>
    </message>
    <message numerus="yes">
        <source>%n incidents</source>
        <translation>
            <numerusform>%n incidente</numerusform>
            <numerusform>%n incidentes</numerusform>
        </translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 unidad</translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <translation>
            <numerusform>%n unidad</numerusform>
            <numerusform>%n unidades</numerusform>
        </translation>
    </message>
    <message>
        <source>Road closed: %1.</source>
        <comment>%1 is a place</comment>
        <translation>Calle cerrada: %1.</translation>
    </message>
    <message>
        <source>Beats and areas are hidden.</source>
        <translation>Sectores y áreas están ocultos.</translation>
    </message>
    <message>
        <source>Beats and areas are shown.</source>
        <translation>Sectores y áreas se muestran.</translation>
    </message>
    <message>
        <source>End measuring</source>
        <translation>Terminar la medición</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Medir una distancia</translation>
    </message>
    <message>
        <source>Hide beats and areas</source>
        <translation>Ocultar sectores y áreas</translation>
    </message>
    <message>
        <source>Show beats and areas</source>
        <translation>Mostrar sectores y áreas</translation>
    </message>
    <message>
        <source>End following</source>
        <translation>Dejar de seguir</translation>
    </message>
    <message>
        <source>Follow the chosen one</source>
        <translation>Seguir lo elegido</translation>
    </message>
    <message>
        <source>Following %1.</source>
        <comment>a unit or an incident</comment>
        <translation>Siguiendo %1.</translation>
    </message>
    <message>
        <source>Following %1. Stop: %2</source>
        <comment>a unit or an incident, a key</comment>
        <translation>Siguiendo %1. Parar: %2</translation>
    </message>
    <message>
        <source>View held. Back to all: Home</source>
        <translation>Vista fija. Volver a todo: Home</translation>
    </message>
    <message>
        <source>This station has no map yet. An administrator brings one in: %1, then %2. Places can be typed all the same.</source>
        <comment>two keys: Admin, Import map</comment>
        <translation>Esta estación todavía no tiene mapa. Un administrador lo trae: %1, luego %2. De todos modos se pueden escribir lugares.</translation>
    </message>
</context>
<context>
    <name>haven::ui::MarkBook</name>
    <message>
        <source>%1, %2 min ago</source>
        <comment>%1 a unit, last seen so long ago</comment>
        <translation>%1, hace %2 min</translation>
    </message>
    <message>
        <source>%1, level %2</source>
        <comment>%1 is a type of incident</comment>
        <translation>%1, nivel %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 an incident, %2 its place</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 a unit, %2 its status</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::MarkLayout</name>
    <message numerus="yes">
        <source>+%n more</source>
        <comment>incidents at one place</comment>
        <translation>
            <numerusform>+%n más</numerusform>
            <numerusform>+%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n</source>
        <comment>further units at one place</comment>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <comment>units at one place</comment>
        <translation>
            <numerusform>%n unidad</numerusform>
            <numerusform>%n unidades</numerusform>
        </translation>
    </message>
    <message>
        <source>EMERGENCY %1</source>
        <comment>%1 is a unit</comment>
        <translation>EMERGENCIA %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::MeasureTool</name>
    <message>
        <source>%1 ft</source>
        <comment>feet</comment>
        <translation>%1 ft</translation>
    </message>
    <message>
        <source>%1 mi</source>
        <comment>miles</comment>
        <translation>%1 mi</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a distance in meters and in miles</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Measuring: click the points, or Enter for the middle. End: Esc</source>
        <translation>Midiendo: haga clic en los puntos, o Enter para el centro. Fin: Esc</translation>
    </message>
    <message>
        <source>%1 in straight lines. End: Esc</source>
        <comment>%1 is a distance</comment>
        <translation>%1 en líneas rectas. Fin: Esc</translation>
    </message>
</context>
<context>
    <name>haven::ui::NameLayout</name>
    <message>
        <source>Beat %1</source>
        <translation>Sector %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::NearUnits</name>
    <message>
        <source>%1 m</source>
        <comment>meters</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>kilometers</comment>
        <translation>%1 km</translation>
    </message>
</context>
<context>
    <name>haven::ui::NoteEditor</name>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
    <message>
        <source>Enter records it, Shift+Enter begins a line.</source>
        <translation>Enter la registra, Shift+Enter comienza una línea.</translation>
    </message>
    <message>
        <source>Corrects the note of %1. The old one stays, struck out.</source>
        <comment>a time</comment>
        <translation>Corrige la nota de las %1. La anterior queda, tachada.</translation>
    </message>
    <message>
        <source>Saving the note</source>
        <translation>Guardando la nota</translation>
    </message>
    <message>
        <source>Not recorded: %1 Your text is kept.</source>
        <comment>a sentence</comment>
        <translation>Sin registrar: %1 Su texto se conserva.</translation>
    </message>
    <message>
        <source>The alarm&apos;s code word stands in this note. Exports leave it out; the screen does not.</source>
        <translation>La palabra clave de la alarma figura en esta nota. Las exportaciones la omiten; la pantalla no.</translation>
    </message>
</context>
<context>
    <name>haven::ui::NoteText</name>
    <message>
        <source>Counted: %1, weight %2</source>
        <comment>reason, a number</comment>
        <translation>Cuenta: %1, peso %2</translation>
    </message>
    <message>
        <source>Not counted: %1</source>
        <translation>No cuenta: %1</translation>
    </message>
    <message>
        <source>, corrects the note of %1</source>
        <translation>, corrige la nota de las %1</translation>
    </message>
    <message>
        <source>Possible weapon: confirm or correct it</source>
        <translation>Posible arma: confírmelo o corríjalo</translation>
    </message>
    <message>
        <source>A sealed note, for clinicians only.</source>
        <translation>Una nota sellada, solo para clínicos.</translation>
    </message>
    <message>
        <source>A note that is not shown to your role.</source>
        <translation>Una nota que no se muestra a su función.</translation>
    </message>
    <message>
        <source>Corrected at %1 by %2: %3</source>
        <comment>time, name, the new note</comment>
        <translation>Corregida a las %1 por %2: %3</translation>
    </message>
    <message>
        <source>%1 characters in all. Enter shows the rest.</source>
        <translation>%1 caracteres en total. Enter muestra el resto.</translation>
    </message>
</context>
<context>
    <name>haven::ui::NotesPart</name>
    <message>
        <source>Notes, newest first</source>
        <translation>Notas, la más nueva primero</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>1 older note</source>
        <translation>1 nota anterior</translation>
    </message>
    <message>
        <source>%1 older notes</source>
        <translation>%1 notas anteriores</translation>
    </message>
    <message>
        <source>Correct this note</source>
        <translation>Corregir esta nota</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Show the beginning only</source>
        <translation>Mostrar solo el comienzo</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>haven::ui::NumbersPanel</name>
    <message>
        <source>Behavioral health in numbers</source>
        <translation>Salud conductual en números</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Último trimestre</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>Volver a la bitácora</translation>
    </message>
    <message>
        <source>The last whole quarter of the year; only there race and sex are told</source>
        <translation>El último trimestre completo del año; solo ahí se dicen raza y sexo</translation>
    </message>
    <message>
        <source>Behavioral health in numbers, arrows scroll</source>
        <translation>Salud conductual en números, las flechas desplazan</translation>
    </message>
    <message>
        <source>the last whole quarter</source>
        <translation>el último trimestre completo</translation>
    </message>
    <message>
        <source>These are counts. What they mean, and what they saved, they do not say. Race and sex are as perceived by who was there.</source>
        <translation>Estas son cuentas. Lo que significan, y lo que evitaron, no lo dicen. Raza y sexo son como los percibió quien estuvo ahí.</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>No hay nada registrado</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Contando</translation>
    </message>
    <message>
        <source>Arrow keys, Page Down and End scroll, Escape goes back to the log</source>
        <translation>Las flechas, Page Down y End desplazan, Escape vuelve a la bitácora</translation>
    </message>
    <message>
        <source>the last whole quarter, %1</source>
        <comment>2026-Q3</comment>
        <translation>el último trimestre completo, %1</translation>
    </message>
    <message>
        <source>What is hidden would tell of fewer than %1 people, by itself or with the other numbers.</source>
        <translation>Lo que está oculto hablaría de menos de %1 personas, por sí mismo o con los demás números.</translation>
    </message>
    <message>
        <source>There are more facts than are counted. Choose a shorter time.</source>
        <translation>Hay más hechos de los que se cuentan. Elija un tiempo más corto.</translation>
    </message>
</context>
<context>
    <name>haven::ui::PanelHeader</name>
    <message>
        <source>showing %1 of %2</source>
        <comment>%1 rows pass the filter, %2 are there</comment>
        <translation>se ven %1 de %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::PaperPanel</name>
    <message>
        <source>Paper for the day the power is out</source>
        <translation>Papel para el día sin corriente</translation>
    </message>
    <message>
        <source>The board and blank cards, in a file</source>
        <translation>El tablero y tarjetas en blanco, en un archivo</translation>
    </message>
    <message>
        <source>Open incidents, units, what is due and the crisis lines on one page, then numbered blank cards, as a PDF and as plain text. No notes, no answers, no names of callers. For this machine, whoever sits at it.</source>
        <translation>Incidentes abiertos, unidades, lo pendiente y las líneas de crisis en una página, luego tarjetas en blanco numeradas, como PDF y como texto simple. Sin notas, sin respuestas, sin nombres de quienes llaman. Para esta máquina, esté quien esté en ella.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Where the file is kept; empty: your documents</source>
        <translation>Dónde se guarda el archivo; vacío: sus documentos</translation>
    </message>
    <message>
        <source>empty: your documents</source>
        <translation>vacío: sus documentos</translation>
    </message>
    <message>
        <source>Every, minutes</source>
        <translation>Cada, minutos</translation>
    </message>
    <message>
        <source>How often the file is written anew, 1 to 60</source>
        <translation>Cada cuánto se escribe de nuevo el archivo, 1 a 60</translation>
    </message>
    <message>
        <source>Blank cards</source>
        <translation>Tarjetas</translation>
    </message>
    <message>
        <source>How many blank cards follow the board, 0 to 200</source>
        <translation>Cuántas tarjetas en blanco siguen al tablero, 0 a 200</translation>
    </message>
    <message>
        <source>First card</source>
        <translation>Primera</translation>
    </message>
    <message>
        <source>The number of the first blank card; go on after those used</source>
        <translation>El número de la primera tarjeta en blanco; siga después de las usadas</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Mantenerlo</translation>
    </message>
    <message>
        <source>Keep the board in a file all the time, or stop</source>
        <translation>Mantener siempre el tablero en un archivo, o parar</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>One page now</source>
        <translation>Una página</translation>
    </message>
    <message>
        <source>Write the board and the blank cards once, now</source>
        <translation>Escribir el tablero y las tarjetas en blanco una vez, ahora</translation>
    </message>
    <message>
        <source>Minutes are 1 to %1, blank cards 0 to %2, the first card 1 to %3. Nothing was changed.</source>
        <translation>Los minutos son de 1 a %1, las tarjetas en blanco de 0 a %2, la primera tarjeta de 1 a %3. No se cambió nada.</translation>
    </message>
    <message>
        <source>It is kept, and holds at once.</source>
        <translation>Está guardado, y vale de inmediato.</translation>
    </message>
    <message>
        <source>Off. Nothing is written unless you ask for one page.</source>
        <translation>Apagado. No se escribe nada a menos que usted pida una página.</translation>
    </message>
    <message>
        <source>On, but this is a training station: nothing leaves it by itself. One page at a time can be written; it is marked as training.</source>
        <translation>Encendido, pero esta es una estación de práctica: nada sale de ella por sí solo. Se puede escribir una página a la vez; lleva la marca de práctica.</translation>
    </message>
    <message>
        <source>On. The first page is being written.</source>
        <translation>Encendido. Se está escribiendo la primera página.</translation>
    </message>
    <message>
        <source>On. In %1 as of %2.</source>
        <comment>a file, a time</comment>
        <translation>Encendido. En %1, de las %2.</translation>
    </message>
    <message>
        <source>On, but nothing could be written to %1. Check the folder.</source>
        <comment>a file</comment>
        <translation>Encendido, pero no se pudo escribir nada en %1. Revise la carpeta.</translation>
    </message>
    <message>
        <source>On, but since %2 nothing could be written to %1. Check the folder.</source>
        <comment>a file, a time</comment>
        <translation>Encendido, pero desde las %2 no se pudo escribir nada en %1. Revise la carpeta.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>The name of a printer of this machine, which prints it as well each time; empty: none</source>
        <translation>El nombre de una impresora de este equipo, que también lo imprime cada vez; vacío: ninguna</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>vacío: ninguna</translation>
    </message>
    <message>
        <source>On, but not whole since %1, and tried again by itself. %2</source>
        <comment>a time, what failed</comment>
        <translation>Activado, pero incompleto desde las %1, y se vuelve a intentar solo. %2</translation>
    </message>
    <message>
        <source>On, but it failed, and is tried again by itself. %1</source>
        <comment>what failed</comment>
        <translation>Activado, pero falló, y se vuelve a intentar solo. %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::PeopleRows</name>
    <message>
        <source>Add person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Add vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Add caution</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Persona %1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Born, or age</source>
        <translation>Nacimiento, o edad</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Vehicle %1</source>
        <translation>Vehículo %1</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Placa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Color, make, model</source>
        <translation>Color, marca, modelo</translation>
    </message>
    <message>
        <source>Caution %1</source>
        <translation>Advertencia %1</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>De qué</translation>
    </message>
    <message>
        <source>How serious</source>
        <translation>Qué tan grave</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Lo que hay</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Quién lo dice</translation>
    </message>
    <message>
        <source>Verified or reported</source>
        <translation>Verificado o reportado</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>verified or reported, how long ago</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::PeopleWords</name>
    <message>
        <source>Involved</source>
        <translation>Involucrado</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Quien llama</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Patient&apos;s friend</source>
        <translation>Amigo del paciente</translation>
    </message>
    <message>
        <source>Patient&apos;s relative</source>
        <translation>Familiar del paciente</translation>
    </message>
    <message>
        <source>Person of interest</source>
        <translation>Persona de interés</translation>
    </message>
    <message>
        <source>Reporting party</source>
        <translation>Denunciante</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Sospechoso</translation>
    </message>
    <message>
        <source>Victim</source>
        <translation>Víctima</translation>
    </message>
    <message>
        <source>Victim&apos;s friend</source>
        <translation>Amigo de la víctima</translation>
    </message>
    <message>
        <source>Victim&apos;s relative</source>
        <translation>Familiar de la víctima</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Testigo</translation>
    </message>
    <message>
        <source>In the crash</source>
        <translation>En el choque</translation>
    </message>
    <message>
        <source>Suspect&apos;s</source>
        <translation>Del sospechoso</translation>
    </message>
    <message>
        <source>Victim&apos;s</source>
        <translation>De la víctima</translation>
    </message>
    <message>
        <source>Witness&apos;s</source>
        <translation>Del testigo</translation>
    </message>
    <message>
        <source>Responding</source>
        <translation>Respondiendo</translation>
    </message>
    <message>
        <source>Officer safety</source>
        <translation>Seguridad del agente</translation>
    </message>
    <message>
        <source>Weapon</source>
        <translation>Arma</translation>
    </message>
    <message>
        <source>Violence</source>
        <translation>Violencia</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>Peligro</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>Animal</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Médico</translation>
    </message>
    <message>
        <source>Communication</source>
        <translation>Comunicación</translation>
    </message>
    <message>
        <source>Approach</source>
        <translation>Acercamiento</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítica</translation>
    </message>
    <message>
        <source>reported, not verified</source>
        <translation>reportado, sin verificar</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>justo ahora</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>hace %1 días</translation>
    </message>
</context>
<context>
    <name>haven::ui::PickBand</name>
    <message>
        <source>Type a part of it</source>
        <translation>Escriba una parte</translation>
    </message>
    <message>
        <source>Type a part of it; Up and Down choose, Enter records</source>
        <translation>Escriba una parte; Arriba y Abajo eligen, Enter registra</translation>
    </message>
    <message>
        <source>What can be chosen</source>
        <translation>Lo que se puede elegir</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason, Enter records</source>
        <translation>Motivo, Enter registra</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>a choice, what belongs to it</comment>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::PlacePanel</name>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidentes</translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation>Calles cerradas</translation>
    </message>
    <message>
        <source>Streets within 400 m</source>
        <translation>Calles a menos de 400 m</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Buscar un lugar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Address, Elm &amp; Third, place, I-95 MM 47.5, town, 41.28,-72.51</source>
        <translation>Dirección, Elm &amp; Third, lugar, I-95 MM 47.5, pueblo, 41.28,-72.51</translation>
    </message>
    <message>
        <source>Found while you type; Down chooses, Enter shows it on the map</source>
        <translation>Se busca mientras escribe; Abajo elige, Enter lo muestra en el mapa</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>En el mapa</translation>
    </message>
    <message>
        <source>Who is near</source>
        <translation>Quién está cerca</translation>
    </message>
    <message>
        <source>5, 10, 15 minutes</source>
        <translation>5, 10, 15 minutos</translation>
    </message>
    <message>
        <source>New call here</source>
        <translation>Llamada nueva aquí</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Lugares encontrados</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Qué tan seguro</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Nearest to it</source>
        <translation>Lo más cercano</translation>
    </message>
    <message>
        <source>What and who is nearest stands here once a place is chosen; %1 asks for what is near the chosen incident.</source>
        <comment>a key</comment>
        <translation>Qué y quién está más cerca aparece aquí cuando hay un lugar elegido; %1 pide lo que está cerca del incidente elegido.</translation>
    </message>
    <message>
        <source>There in</source>
        <translation>Llega en</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Recta</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>This station has no map yet. An administrator brings one in under Admin; until then places are taken as typed.</source>
        <translation>Esta estación todavía no tiene mapa. Un administrador lo trae en Administración; hasta entonces los lugares se toman como se escriben.</translation>
    </message>
    <message>
        <source>The map is being read. Places are found in a moment.</source>
        <translation>Se está leyendo el mapa. En un momento se encuentran lugares.</translation>
    </message>
    <message>
        <source>Type a place. The best match comes first.</source>
        <translation>Escriba un lugar. La mejor coincidencia va primero.</translation>
    </message>
    <message>
        <source>Nothing is called that. Check the spelling, or take it as typed in the call; it then waits to be set right.</source>
        <translation>Nada se llama así. Revise la escritura, o tómelo como se escribió en la llamada; entonces espera a ser corregido.</translation>
    </message>
    <message>
        <source>No place is chosen. Type until the list has it.</source>
        <translation>No hay lugar elegido. Escriba hasta que la lista lo tenga.</translation>
    </message>
    <message>
        <source>Looking around…</source>
        <translation>Mirando alrededor…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a unit, its status</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an incident, its place</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>At %1</source>
        <comment>an address</comment>
        <translation>En %1</translation>
    </message>
    <message>
        <source>At %1, by %2</source>
        <comment>an address, the nearest crossing street</comment>
        <translation>En %1, junto a %2</translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation>sector %1</translation>
    </message>
    <message>
        <source>outside every beat</source>
        <translation>fuera de todo sector</translation>
    </message>
    <message>
        <source>%1. Exact: %2.</source>
        <comment>a place, why it was found</comment>
        <translation>%1. Exacto: %2.</translation>
    </message>
    <message>
        <source>%1. Not sure, please confirm: %2.</source>
        <comment>a place, why it was found</comment>
        <translation>%1. No es seguro, confírmelo: %2.</translation>
    </message>
</context>
<context>
    <name>haven::ui::PlaceWords</name>
    <message>
        <source>%1, %2</source>
        <comment>a place, more about it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>crossing</source>
        <translation>cruce</translation>
    </message>
    <message>
        <source>street</source>
        <translation>calle</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>point</source>
        <translation>punto</translation>
    </message>
    <message>
        <source>mile or exit</source>
        <translation>milla o salida</translation>
    </message>
    <message>
        <source>town</source>
        <translation>pueblo</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>between known numbers</source>
        <translation>entre números conocidos</translation>
    </message>
    <message>
        <source>street only</source>
        <translation>solo la calle</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nombre parecido</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <comment>place, its kind, how sure, why</comment>
        <translation>%1: %2, %3, %4</translation>
    </message>
    <message>
        <source>%1, beat %2</source>
        <translation>%1, sector %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::PlanCards</name>
    <message>
        <source>Care plans</source>
        <translation>Planes de atención</translation>
    </message>
    <message>
        <source>Care plan, %1. Say on the air: %2</source>
        <comment>how it belongs here, radio-safe words</comment>
        <translation>Plan de atención, %1. Diga por radio: %2</translation>
    </message>
    <message>
        <source> It holds until %1.</source>
        <comment>a day</comment>
        <translation> Vale hasta %1.</translation>
    </message>
    <message>
        <source> It has no end date.</source>
        <translation> No tiene fecha de fin.</translation>
    </message>
    <message>
        <source> Its review is overdue.</source>
        <translation> Su revisión está atrasada.</translation>
    </message>
    <message>
        <source>Open, because…</source>
        <translation>Abrir, porque…</translation>
    </message>
    <message>
        <source>Read the whole plan; that you did, and why, is recorded</source>
        <translation>Leer todo el plan; que lo hizo, y por qué, queda registrado</translation>
    </message>
    <message>
        <source>Why do you read care plan %1?</source>
        <comment>number</comment>
        <translation>¿Por qué lee el plan de atención %1?</translation>
    </message>
    <message>
        <source>The whole care plan</source>
        <translation>El plan de atención completo</translation>
    </message>
    <message>
        <source>The whole care plan; Up and Down scroll</source>
        <translation>El plan de atención completo; Arriba y Abajo lo desplazan</translation>
    </message>
</context>
<context>
    <name>haven::ui::PlanPage</name>
    <message>
        <source>words for the air</source>
        <translation>palabras para la radio</translation>
    </message>
    <message>
        <source>what the person was told</source>
        <translation>lo que se dijo a la persona</translation>
    </message>
    <message>
        <source>background</source>
        <translation>antecedentes</translation>
    </message>
    <message>
        <source>what helps</source>
        <translation>lo que ayuda</translation>
    </message>
    <message>
        <source>what makes it worse</source>
        <translation>lo que lo empeora</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>paso a paso</translation>
    </message>
    <message>
        <source>whom to call</source>
        <translation>a quién llamar</translation>
    </message>
    <message>
        <source>source</source>
        <translation>fuente</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin preguntar</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>de acuerdo</translation>
    </message>
    <message>
        <source>told</source>
        <translation>informada</translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <translation>no se puede preguntar</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Planes de atención</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>El plan</translation>
    </message>
    <message>
        <source>The plan; Up and Down choose</source>
        <translation>El plan; Arriba y Abajo eligen</translation>
    </message>
    <message>
        <source>Read all of it; that you did, and why, is recorded</source>
        <translation>Leerlo entero; se registra que lo hizo, y por qué</translation>
    </message>
    <message>
        <source>Why do you read it?</source>
        <translation>¿Por qué lo lee?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Write in it; what is changed is approved anew</source>
        <translation>Escribir en él; lo cambiado se aprueba de nuevo</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Qué se escribe</translation>
    </message>
    <message>
        <source>Whether the person agreed</source>
        <translation>Si la persona estuvo de acuerdo</translation>
    </message>
    <message>
        <source>The words</source>
        <translation>Las palabras</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Approve or renew it</source>
        <translation>Aprobarlo o renovarlo</translation>
    </message>
    <message>
        <source>License or rank of yours</source>
        <translation>Su licencia o rango</translation>
    </message>
    <message>
        <source>Review in days; empty: 180</source>
        <translation>Revisión en días; vacío: 180</translation>
    </message>
    <message>
        <source>Ends in days; empty: 365</source>
        <translation>Termina en días; vacío: 365</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Terminarlo</translation>
    </message>
    <message>
        <source>Why it ends</source>
        <translation>Por qué termina</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Begin a plan of this incident</source>
        <translation>Comenzar un plan de este incidente</translation>
    </message>
    <message>
        <source>Of the place or the person</source>
        <translation>Del lugar o de la persona</translation>
    </message>
    <message>
        <source>for the place</source>
        <translation>para el lugar</translation>
    </message>
    <message>
        <source>for the person</source>
        <translation>para la persona</translation>
    </message>
    <message>
        <source>What may be said on the air: no name, no diagnosis</source>
        <translation>Lo que se puede decir por radio: sin nombre, sin diagnóstico</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comenzar</translation>
    </message>
    <message>
        <source>There are no words yet. Nothing was changed. Write them.</source>
        <translation>Todavía no hay palabras. No se cambió nada. Escríbalas.</translation>
    </message>
    <message>
        <source>Plan %1, %2: %3</source>
        <comment>number, how it stands, words for the air</comment>
        <translation>Plan %1, %2: %3</translation>
    </message>
    <message>
        <source>Written by %1.</source>
        <comment>a person</comment>
        <translation>Escrito por %1.</translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <comment>a person</comment>
        <translation>Aprobado por %1.</translation>
    </message>
    <message>
        <source>To be reviewed by %1.</source>
        <comment>a day</comment>
        <translation>Por revisar el %1.</translation>
    </message>
    <message>
        <source>It ends on %1.</source>
        <comment>a day</comment>
        <translation>Termina el %1.</translation>
    </message>
    <message>
        <source>Before it is approved it needs: %1.</source>
        <comment>a list</comment>
        <translation>Antes de aprobarse necesita: %1.</translation>
    </message>
    <message>
        <source>Clinicians and supervisors look after care plans.</source>
        <translation>De los planes de atención se ocupan clínicos y supervisores.</translation>
    </message>
    <message>
        <source>There is no care plan yet.</source>
        <translation>Todavía no hay un plan de atención.</translation>
    </message>
    <message>
        <source>Care plan %1 cannot be approved yet. Nothing was changed. Still to be written above: %2.</source>
        <comment>number, a list</comment>
        <translation>El plan de atención %1 aún no puede aprobarse. No se cambió nada. Falta escribir arriba: %2.</translation>
    </message>
    <message>
        <source>No care plan is about incident %1. The list has those of others.</source>
        <comment>number</comment>
        <translation>Ningún plan de atención trata del incidente %1. La lista tiene los de otros.</translation>
    </message>
    <message>
        <source>No care plan is chosen. They are in the list.</source>
        <translation>No hay un plan de atención elegido. Están en la lista.</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Elija un plan</translation>
    </message>
</context>
<context>
    <name>haven::ui::PlansPart</name>
    <message>
        <source>Care plans</source>
        <translation>Planes de atención</translation>
    </message>
</context>
<context>
    <name>haven::ui::PriorityLabel</name>
    <message>
        <source>Priority %1</source>
        <translation>Prioridad %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::ProtocolEditor</name>
    <message>
        <source>Protocol editor</source>
        <translation>Editor de protocolos</translation>
    </message>
    <message>
        <source>What was being written here is back. It is not saved.</source>
        <translation>Lo que se estaba escribiendo aquí ha vuelto. No está guardado.</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <comment>protocol</comment>
        <translation>Borrador: %1</translation>
    </message>
    <message>
        <source>A new protocol</source>
        <translation>Un protocolo nuevo</translation>
    </message>
    <message>
        <source>What was changed here is not saved. Escape goes on with it; kept as a draft, it stays for later.</source>
        <translation>Lo que se cambió aquí no está guardado. Escape sigue con ello; conservado como borrador, queda para después.</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>Desechar los cambios</translation>
    </message>
    <message>
        <source>What is shipped is never written over: a saved text is the agency&apos;s own.</source>
        <translation>Lo que viene con el programa nunca se sobrescribe: un texto guardado es propio de la agencia.</translation>
    </message>
    <message>
        <source>An administrator changes protocols; here they can be read.</source>
        <translation>Un administrador cambia los protocolos; aquí se pueden leer.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>What to do or ask</source>
        <translation>Qué hacer o preguntar</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Which protocol is written on</source>
        <translation>En qué protocolo se escribe</translation>
    </message>
    <message>
        <source>The protocol</source>
        <translation>El protocolo</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>What it rests on, a line each; named, never quoted</source>
        <translation>En qué se basa, una por línea; nombrada, nunca citada</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>At most 60 characters</source>
        <translation>60 caracteres como máximo</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens; it names the file and stays</source>
        <translation>Letras minúsculas, cifras y guiones; da nombre al archivo y no cambia</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>A medical one begins with EMD</source>
        <translation>Uno médico empieza con EMD</translation>
    </message>
    <message>
        <source>Medical: EMD comes first</source>
        <translation>Médico: EMD va primero</translation>
    </message>
    <message>
        <source>Other: something may come before EMD</source>
        <translation>Otro: algo puede ir antes de EMD</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Comprobado el</translation>
    </message>
    <message>
        <source>The day its facts were checked: 2026-11-26</source>
        <translation>El día en que se comprobaron sus datos: 2026-11-26</translation>
    </message>
    <message>
        <source>Review by</source>
        <translation>Revisar antes de</translation>
    </message>
    <message>
        <source>The last good day, within two years: 2027-11-26</source>
        <translation>El último día bueno, dentro de dos años: 2027-11-26</translation>
    </message>
    <message>
        <source>Offered for types</source>
        <translation>Se ofrece para los tipos</translation>
    </message>
    <message>
        <source>Common incident types, with commas: WELFARE, SUICTHRT</source>
        <translation>Tipos comunes de incidente, con comas: WELFARE, SUICTHRT</translation>
    </message>
    <message>
        <source>Offered for words</source>
        <translation>Se ofrece para las palabras</translation>
    </message>
    <message>
        <source>Whole words of a note, with commas: veteran, army vet</source>
        <translation>Palabras enteras de una nota, con comas: veteran, army vet</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>Guardar como versión nueva</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Conservar como borrador</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Añadir un paso</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Quitar el paso</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>The step</source>
        <translation>El paso</translation>
    </message>
    <message>
        <source>The id %1 belongs to “%2”. Choose another one, or change that protocol.</source>
        <comment>id, protocol</comment>
        <translation>El identificador %1 es de “%2”. Elija otro, o cambie ese protocolo.</translation>
    </message>
    <message>
        <source>Save the new version</source>
        <translation>Guardar la versión nueva</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It is kept as a draft, which nothing runs.</source>
        <translation>Se conserva como borrador, que nada usa.</translation>
    </message>
    <message>
        <source>Version %1 is saved and in use at every window. It is a draft: a live station runs it once this text is approved.</source>
        <comment>number</comment>
        <translation>La versión %1 está guardada y en uso en todas las ventanas. Es un borrador: una estación en servicio la usa cuando se apruebe este texto.</translation>
    </message>
    <message>
        <source>Not in use yet</source>
        <translation>Aún no está en uso</translation>
    </message>
    <message>
        <source>In use: version %1, a draft</source>
        <comment>number</comment>
        <translation>En uso: versión %1, un borrador</translation>
    </message>
    <message>
        <source>In use: version %1, approved by %2</source>
        <comment>number, name</comment>
        <translation>En uso: versión %1, aprobada por %2</translation>
    </message>
    <message>
        <source>In use: version %1, a draft; %2 approved version %3</source>
        <comment>number, name, number</comment>
        <translation>En uso: versión %1, un borrador; %2 aprobó la versión %3</translation>
    </message>
    <message>
        <source>Version %1 is in use now and shown here.</source>
        <comment>number</comment>
        <translation>La versión %1 está ahora en uso y se muestra aquí.</translation>
    </message>
    <message>
        <source>Version %1 was saved elsewhere since this was opened. What is written here is as it was; saving it asks first.</source>
        <comment>number</comment>
        <translation>La versión %1 se guardó en otro lugar desde que se abrió esta. Lo escrito aquí sigue como estaba; al guardarlo se pregunta antes.</translation>
    </message>
    <message>
        <source>Version %1 was saved elsewhere since this was opened. What is written here takes its place; nothing of that version is in it.</source>
        <comment>number</comment>
        <translation>La versión %1 se guardó en otro lugar desde que se abrió esta. Lo escrito aquí ocupa su lugar; nada de esa versión está en ello.</translation>
    </message>
    <message>
        <source>For answers</source>
        <translation>Por respuestas</translation>
    </message>
    <message>
        <source>A fact and its answers, with a semicolon between facts: self_harm ideation, self_injury; weapon in_hand</source>
        <translation>Un dato y sus respuestas, con punto y coma entre datos: self_harm ideation, self_injury; weapon in_hand</translation>
    </message>
    <message>
        <source>For cue families</source>
        <translation>Por familias de señales</translation>
    </message>
    <message>
        <source>What the advisor reads in notes, with commas: voices, farewell</source>
        <translation>Lo que el asesor lee en las notas, con comas: voices, farewell</translation>
    </message>
    <message>
        <source>Before all others</source>
        <translation>Antes de todas las demás</translation>
    </message>
    <message>
        <source>A line for each case in which it comes first; all of a line has to hold: types SCH; self_harm ideation; families voices</source>
        <translation>Una línea por cada caso en que va primero; debe cumplirse toda la línea: types SCH; self_harm ideation; families voices</translation>
    </message>
    <message>
        <source>Never for types</source>
        <translation>Nunca para los tipos</translation>
    </message>
    <message>
        <source>Common incident types for which nothing offers it: SUICIDE, DEATH</source>
        <translation>Tipos comunes de incidente para los que nada lo ofrece: SUICIDE, DEATH</translation>
    </message>
    <message>
        <source>Version %1 is saved. Until it is approved, checklists start by version %2, which %3 approved.</source>
        <comment>number, number, name</comment>
        <translation>La versión %1 está guardada. Mientras no se apruebe, las listas de pasos comienzan con la versión %2, aprobada por %3.</translation>
    </message>
    <message>
        <source>On file: version %1, a draft; checklists start by version %3, which %2 approved</source>
        <comment>number, name, number</comment>
        <translation>Guardada: versión %1, un borrador; las listas de pasos comienzan con la versión %3, aprobada por %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::ProtocolOffers</name>
    <message>
        <source>Start a checklist. Each is %1.</source>
        <comment>approval</comment>
        <translation>Comience una lista de pasos. Cada una es %1.</translation>
    </message>
    <message>
        <source>Start a checklist</source>
        <translation>Comenzar una lista de pasos</translation>
    </message>
    <message>
        <source>Fits: %1.</source>
        <comment>reason</comment>
        <translation>Corresponde: %1.</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <comment>approval</comment>
        <translation>Es %1.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ProtocolsPanel</name>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Crisis protocols</source>
        <translation>Protocolos de crisis</translation>
    </message>
    <message>
        <source>Record an approval</source>
        <translation>Registrar una aprobación</translation>
    </message>
    <message>
        <source>Record the approval</source>
        <translation>Registrar la aprobación</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Aprobador</translation>
    </message>
    <message>
        <source>The clinician who answers for this text, by name</source>
        <translation>El clínico que responde por este texto, por nombre</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>The approver&apos;s license, for example: LCSW 1234</source>
        <translation>La licencia del aprobador, por ejemplo: LCSW 1234</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agencia</translation>
    </message>
    <message>
        <source>For which the approver answers, for example: Harbor Health</source>
        <translation>Por la que responde el aprobador, por ejemplo: Harbor Health</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>Aprobado el</translation>
    </message>
    <message>
        <source>The day, for example: 2026-11-20; empty for today</source>
        <translation>El día, por ejemplo: 2026-11-20; vacío si es hoy</translation>
    </message>
    <message>
        <source>%1; your agency&apos;s own</source>
        <comment>how it stands</comment>
        <translation>%1; propio de su agencia</translation>
    </message>
    <message>
        <source>draft, not approved</source>
        <translation>borrador, sin aprobar</translation>
    </message>
    <message>
        <source>changed since %1 approved version %2</source>
        <comment>name, version</comment>
        <translation>cambió desde que %1 aprobó la versión %2</translation>
    </message>
    <message>
        <source>approved by %1, %2, on %3</source>
        <comment>name, credentials, when</comment>
        <translation>aprobado por %1, %2, el %3</translation>
    </message>
    <message>
        <source>%1 of %2 approved</source>
        <translation>%1 de %2 aprobados</translation>
    </message>
    <message>
        <source>A supervisor or an administrator records an approval.</source>
        <translation>Una aprobación la registra un supervisor o un administrador.</translation>
    </message>
    <message>
        <source>Approve: %1, version %2</source>
        <comment>protocol, number</comment>
        <translation>Aprobar: %1, versión %2</translation>
    </message>
    <message>
        <source>Saving.</source>
        <translation>Guardando.</translation>
    </message>
    <message>
        <source>The approval by %1 is on the record.</source>
        <translation>La aprobación de %1 está en el registro.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the chosen protocol in the editor</source>
        <translation>Cambie en el editor el protocolo elegido</translation>
    </message>
    <message>
        <source>retired; no checklist starts by it</source>
        <translation>retirado; ninguna lista de pasos comienza con él</translation>
    </message>
    <message>
        <source>draft; checklists start by version %2, which %1 approved</source>
        <comment>name, version</comment>
        <translation>borrador; las listas de pasos comienzan con la versión %2, aprobada por %1</translation>
    </message>
    <message>
        <source>Until this text is approved, checklists start by version %1, which was.</source>
        <comment>number</comment>
        <translation>Mientras este texto no se apruebe, las listas de pasos comienzan con la versión %1, que sí lo está.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Choose a protocol with the arrows; Enter or a name goes on to who approves it</source>
        <translation>Elija un protocolo con las flechas; Enter o un nombre pasa a quién lo aprueba</translation>
    </message>
    <message>
        <source>This station does not run it until this exact text is approved.</source>
        <translation>Esta estación no lo usa hasta que se apruebe este texto exacto.</translation>
    </message>
    <message>
        <source>A live station runs it once this exact text is approved.</source>
        <translation>Una estación real lo usa cuando se aprueba este texto exacto.</translation>
    </message>
</context>
<context>
    <name>haven::ui::QueueDelegate</name>
    <message>
        <source>behavioral health %1, suggested</source>
        <comment>%1: yes, possible, no</comment>
        <translation>salud conductual %1, sugerido</translation>
    </message>
    <message>
        <source>behavioral health %1</source>
        <comment>%1: yes, possible, no</comment>
        <translation>salud conductual %1</translation>
    </message>
    <message>
        <source>Call back</source>
        <comment>a lost caller is to be called back</comment>
        <translation>Devolver llamada</translation>
    </message>
    <message>
        <source>Weapon?</source>
        <comment>a note speaks of one</comment>
        <translation>¿Arma?</translation>
    </message>
    <message>
        <source>Weapon</source>
        <comment>there is one</comment>
        <translation>Arma</translation>
    </message>
    <message>
        <source>late, waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>tarde, en espera %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>en espera %1</translation>
    </message>
    <message>
        <source>hold is over, waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>terminó el aplazamiento, en espera %1</translation>
    </message>
    <message>
        <source>on hold, waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>aplazado, en espera %1</translation>
    </message>
    <message>
        <source>reserved, waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>reservado, en espera %1</translation>
    </message>
    <message>
        <source>dispatched after %1</source>
        <comment>%1 is a time</comment>
        <translation>despachado después de %1</translation>
    </message>
    <message>
        <source>unit en route, dispatched after %1</source>
        <comment>%1 is a time</comment>
        <translation>unidad en camino, despachada después de %1</translation>
    </message>
    <message>
        <source>unit on scene, dispatched after %1</source>
        <comment>%1 is a time</comment>
        <translation>unidad en el lugar, despachada después de %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 minutes, %2 seconds, both spoken</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes, both spoken</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority %1</source>
        <translation>Prioridad %1</translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation>sector %1</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>nivel %1</translation>
    </message>
    <message>
        <source>level %1, not yet asked</source>
        <translation>nivel %1, sin preguntar todavía</translation>
    </message>
    <message>
        <source>the caller was lost and is to be called back</source>
        <translation>se perdió a quien llamaba y hay que devolver la llamada</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>aplazado</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to others, late</source>
        <comment>how many are open</comment>
        <translation>
            <numerusform>%n solicitud a otros, atrasada</numerusform>
            <numerusform>%n solicitudes a otros, atrasadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to others</source>
        <comment>how many are open</comment>
        <translation>
            <numerusform>%n solicitud a otros</numerusform>
            <numerusform>%n solicitudes a otros</numerusform>
        </translation>
    </message>
    <message>
        <source>called again while on hold, waiting %1</source>
        <comment>%1 is a time</comment>
        <translation>volvieron a llamar estando aplazado, en espera %1</translation>
    </message>
    <message>
        <source>called again</source>
        <translation>otra llamada</translation>
    </message>
    <message>
        <source>incident %1</source>
        <comment>its number, spoken</comment>
        <translation>incidente %1</translation>
    </message>
    <message>
        <source>BOLO, call back</source>
        <comment>both are so</comment>
        <translation>BOLO, devolver la llamada</translation>
    </message>
    <message>
        <source>BOLO</source>
        <comment>what is looked for may be there</comment>
        <translation>BOLO</translation>
    </message>
    <message>
        <source>Caution</source>
        <comment>of the place of a caller who said nothing</comment>
        <translation>Advertencia</translation>
    </message>
</context>
<context>
    <name>haven::ui::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Filtrar la cola</translation>
    </message>
    <message>
        <source>Filter, for example p:1 beat:3 -held</source>
        <translation>Filtrar, por ejemplo p:1 beat:3 -held</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>changed since you looked</source>
        <translation>cambió desde que usted miró</translation>
    </message>
    <message>
        <source>Pri</source>
        <comment>heading: priority</comment>
        <translation>Pri</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Sect.</translation>
    </message>
    <message>
        <source>Behavioral</source>
        <translation>Conductual</translation>
    </message>
    <message>
        <source>Lvl</source>
        <comment>heading: level</comment>
        <translation>Niv</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unid.</translation>
    </message>
    <message>
        <source>No incident is open. %1 takes a call; or %2, and type: new NOISE @&quot;12 Oak Ave&quot; ! loud music</source>
        <comment>two keys</comment>
        <translation>No hay incidentes abiertos. %1 toma una llamada; o %2, y escriba: new NOISE @&quot;12 Oak Ave&quot; ! loud music</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>Show only what was taken at this position</source>
        <translation>Mostrar solo lo que se tomó en este puesto</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Crisis</translation>
    </message>
    <message>
        <source>Show only what is or may be behavioral health</source>
        <translation>Mostrar solo lo que es o puede ser salud conductual</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Show only what waits too long</source>
        <translation>Mostrar solo lo que espera demasiado</translation>
    </message>
    <message>
        <source>%1 waits above (Home)</source>
        <comment>P1 000052, out of sight; Home is the key</comment>
        <translation>%1 espera arriba (Home)</translation>
    </message>
    <message>
        <source>%1 and %2 more wait above (Home)</source>
        <comment>P1 000052, out of sight; Home is the key</comment>
        <translation>%1 y %2 más esperan arriba (Home)</translation>
    </message>
    <message>
        <source>%1 waits, hidden by the filter</source>
        <comment>P1 000052</comment>
        <translation>%1 espera, oculto por el filtro</translation>
    </message>
    <message>
        <source>%1 and %2 more wait, hidden by the filter</source>
        <comment>P1 000052, a number</comment>
        <translation>%1 y %2 más esperan, ocultos por el filtro</translation>
    </message>
</context>
<context>
    <name>haven::ui::ReasonKeys</name>
    <message>
        <source>Why others are sent</source>
        <translation>Por qué se envían otras</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
</context>
<context>
    <name>haven::ui::ReasonPrompt</name>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>haven::ui::RecordPanel</name>
    <message>
        <source>No.</source>
        <translation>Núm.</translation>
    </message>
    <message>
        <source>What, and why</source>
        <translation>Qué, y por qué</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Care for the record</source>
        <translation>Cuidado del registro</translation>
    </message>
    <message>
        <source>It is on the record.</source>
        <translation>Queda en el registro.</translation>
    </message>
    <message>
        <source>Removals under law</source>
        <translation>Eliminaciones por ley</translation>
    </message>
    <message>
        <source>Ask for a removal, or settle the chosen one</source>
        <translation>Pedir una eliminación, o resolver la elegida</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Base legal</translation>
    </message>
    <message>
        <source>The statute or the number of the authorization, for example: RC-075 2026-114</source>
        <translation>La ley o el número de la autorización, por ejemplo: RC-075 2026-114</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why, in a few words; also for declining</source>
        <translation>Por qué, en pocas palabras; también para rechazar</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Holds on the record</source>
        <translation>Retenciones del registro</translation>
    </message>
    <message>
        <source>Put a hold, or release the chosen one</source>
        <translation>Poner una retención, o levantar la elegida</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>A name as it was written; every incident that names it is kept</source>
        <translation>Un nombre como se escribió; se conserva todo incidente que lo nombre</translation>
    </message>
    <message>
        <source>The docket or the request; for a release why it is over</source>
        <translation>El expediente o la solicitud; para levantarla, por qué terminó</translation>
    </message>
    <message>
        <source>Put the hold</source>
        <translation>Poner la retención</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Levantar</translation>
    </message>
    <message>
        <source>asked for by %1, waits for a second person</source>
        <comment>name</comment>
        <translation>pedida por %1, espera a una segunda persona</translation>
    </message>
    <message>
        <source>declined by %1: %2</source>
        <comment>name, reason</comment>
        <translation>rechazada por %1: %2</translation>
    </message>
    <message>
        <source>carried out %1, by %2 and %3</source>
        <comment>when, two names</comment>
        <translation>hecha %1, por %2 y %3</translation>
    </message>
    <message>
        <source>%1 under %2: %3</source>
        <comment>which entries, authority, reason</comment>
        <translation>%1 según %2: %3</translation>
    </message>
    <message>
        <source>an incident that has left the board</source>
        <translation>un incidente que ya salió del tablero</translation>
    </message>
    <message>
        <source>incident %1</source>
        <translation>incidente %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>time</comment>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <comment>time</comment>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is kept, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>put by %1, %2</source>
        <comment>name, when</comment>
        <translation>puesta por %1, %2</translation>
    </message>
    <message>
        <source>released by %1: %2</source>
        <comment>name, reason</comment>
        <translation>levantada por %1: %2</translation>
    </message>
    <message>
        <source>%1 open</source>
        <comment>how many removals</comment>
        <translation>%1 sin resolver</translation>
    </message>
    <message>
        <source>%1 in force</source>
        <comment>how many holds</comment>
        <translation>%1 en vigor</translation>
    </message>
    <message>
        <source>A supervisor or an administrator asks, and another one approves.</source>
        <translation>La pide un supervisor o un administrador, y otro la aprueba.</translation>
    </message>
    <message>
        <source>Entries are numbers, such as 412, 415. Nothing was changed.</source>
        <translation>Las anotaciones son números, por ejemplo 412, 415. No se cambió nada.</translation>
    </message>
    <message>
        <source>Numbers of entries in the log, and of incidents that go whole, for example: 412, 26-000030</source>
        <translation>Números de entradas del registro, y de incidentes que se quitan enteros, por ejemplo: 412, 26-000030</translation>
    </message>
    <message>
        <source>The whole number of an incident</source>
        <translation>El número completo de un incidente</translation>
    </message>
    <message>
        <source>What a hold keeps cannot be removed. A period: havenctl hold put.</source>
        <translation>Lo que una retención guarda no se puede quitar. Un período: havenctl hold put.</translation>
    </message>
    <message>
        <source>There is no incident %1. Nothing was changed. Check its number.</source>
        <translation>No hay ningún incidente %1. No se cambió nada. Revise su número.</translation>
    </message>
    <message>
        <source>all of incident %1</source>
        <comment>number</comment>
        <translation>todo el incidente %1</translation>
    </message>
    <message>
        <source>entries %1</source>
        <comment>numbers</comment>
        <translation>entradas %1</translation>
    </message>
    <message>
        <source>entries %1 and %2 more</source>
        <comment>numbers, how many</comment>
        <translation>entradas %1 y %2 más</translation>
    </message>
    <message>
        <source>while %1 stay, which name it together with another incident</source>
        <comment>entry numbers</comment>
        <translation>mientras que %1 se quedan, que lo nombran junto con otro incidente</translation>
    </message>
    <message>
        <source>asked for by %1, approved by %2, carried out when Haven closes, if nothing comes to it before and no hold keeps it</source>
        <comment>two names</comment>
        <translation>pedida por %1, aprobada por %2, se hace cuando se cierra Haven, si antes no llega nada más y ninguna retención la guarda</translation>
    </message>
    <message>
        <source>It takes two people, and each sees first what goes. The number of an incident takes out all of it. What was approved is taken out when Haven closes. Enter on a line shows its entries.</source>
        <translation>Hacen falta dos personas, y cada una ve primero lo que se va. El número de un incidente lo quita entero. Lo aprobado se quita cuando se cierra Haven. Enter en una línea muestra sus anotaciones.</translation>
    </message>
    <message>
        <source>(withheld)</source>
        <comment>in place of a name</comment>
        <translation>(no se muestra)</translation>
    </message>
</context>
<context>
    <name>haven::ui::ReliefBand</name>
    <message>
        <source>Read the brief</source>
        <translation>Leer el resumen</translation>
    </message>
    <message>
        <source>What whoever takes over has to know, on one page</source>
        <translation>Lo que debe saber quien toma el puesto, en una página</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Lo tengo</translation>
    </message>
    <message>
        <source>Take this desk over, as yourself</source>
        <translation>Tome este puesto a su nombre</translation>
    </message>
    <message>
        <source>%1 handed %2 over, %3: open %4, overdue %5, held %6, calls half taken %7, notes passed on %8. Read the brief, then say that you have it.</source>
        <comment>person, position, time, numbers</comment>
        <translation>%1 entregó %2, %3: abiertos %4, atrasados %5, aplazados %6, llamadas a medio tomar %7, notas de relevo %8. Lea el resumen de relevo y luego diga que lo tiene.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>a sentence, what somebody wrote</comment>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>%1 is taken over; both names are on the log.</source>
        <comment>position</comment>
        <translation>%1 queda a su cargo; ambos nombres están en la bitácora.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ReliefPanel</name>
    <message>
        <source>Relief brief</source>
        <translation>Resumen de relevo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>What whoever takes over has to know</source>
        <translation>Lo que debe saber quien toma el puesto</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuál</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Hand this desk over to somebody, with how the room stands</source>
        <translation>Entregar este puesto a alguien, con el estado de la sala</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Take this desk over, as yourself</source>
        <translation>Tomar este puesto, a nombre propio</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Acknowledge the message, enter what is scheduled, write the visit, open the incident</source>
        <translation>Confirmar el mensaje, ingresar lo programado, escribir la visita, abrir el incidente</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Dejar nota</translation>
    </message>
    <message>
        <source>Write a note for the next shift</source>
        <translation>Escribir una nota para el turno siguiente</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Send a message to a desk, to all, or to a unit by radio</source>
        <translation>Enviar un mensaje a un puesto, a todos, o a una unidad por radio</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Let an incident enter the queue by itself at its time</source>
        <translation>Dejar que un incidente entre solo en la cola a su hora</translation>
    </message>
    <message>
        <source>Watch a place</source>
        <translation>Vigilar un lugar</translation>
    </message>
    <message>
        <source>List a house or a place to be looked after</source>
        <translation>Poner una casa o un lugar en la lista de vigilancia</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>This page as a PDF, now</source>
        <translation>Esta página en PDF, ahora</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <comment>of the brief</comment>
        <translation>%1 líneas</translation>
    </message>
    <message>
        <source>Message %1 from %2: %3</source>
        <comment>its number, a person, the words</comment>
        <translation>Mensaje %1 de %2: %3</translation>
    </message>
    <message>
        <source>Nobody watches %1 now.</source>
        <comment>a dispatch group</comment>
        <translation>Nadie atiende %1 ahora.</translation>
    </message>
    <message>
        <source>Choose a line first. Nothing was changed.</source>
        <translation>Elija primero una línea. No se cambió nada.</translation>
    </message>
    <message>
        <source>%1 takes a parked call again.</source>
        <comment>a key</comment>
        <translation>%1 retoma una llamada estacionada.</translation>
    </message>
</context>
<context>
    <name>haven::ui::RemovalSightView</name>
    <message>
        <source>goes along with it</source>
        <comment>an entry of a removal</comment>
        <translation>se va con ello</translation>
    </message>
    <message>
        <source>CAME TO IT SINCE IT WAS ASKED FOR</source>
        <translation>LLEGÓ DESPUÉS DE PEDIRSE</translation>
    </message>
    <message>
        <source>%1 … (and %L2 more letters)</source>
        <comment>words of an entry, how many</comment>
        <translation>%1 … (y %L2 letras más)</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Lo que se va</translation>
    </message>
    <message>
        <source>Is this what is meant?</source>
        <translation>¿Es esto lo que se quiere?</translation>
    </message>
    <message>
        <source>Every entry that goes, with what makes one look twice first</source>
        <translation>Cada anotación que se va, primero lo que obliga a mirar dos veces</translation>
    </message>
    <message>
        <source>Yes, all of it</source>
        <translation>Sí, todo</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <translation>No, dejarlo</translation>
    </message>
    <message>
        <source>entries: %L1</source>
        <comment>how many go</comment>
        <translation>anotaciones: %L1</translation>
    </message>
    <message>
        <source>Ask for the removal of this?</source>
        <translation>¿Pedir que se quite esto?</translation>
    </message>
    <message>
        <source>Removal %1</source>
        <comment>its number</comment>
        <translation>Eliminación %1</translation>
    </message>
    <message>
        <source>The words of these go for good: entries %L1, the oldest of %2, the newest of %3. Read them below.</source>
        <comment>how many, when, when</comment>
        <translation>Las palabras de estas se van para siempre: anotaciones %L1, la más antigua del %2, la más reciente del %3. Léalas abajo.</translation>
    </message>
    <message>
        <source>%1 is an entry here, and incident %2 has that number too. It is the entry that goes; where the incident is meant, write %2.</source>
        <comment>number of an entry, number of an incident</comment>
        <translation>%1 es aquí una anotación, y el incidente %2 también tiene ese número. Se va la anotación; si se quiere el incidente, escriba %2.</translation>
    </message>
    <message>
        <source>LOOK TWICE: entries with a caution in force, a weapon, a care plan, or what may not go: %L1. They stand first below.</source>
        <comment>how many</comment>
        <translation>MIRE DOS VECES: anotaciones con una advertencia vigente, un arma, un plan de atención o algo que no puede irse: %L1. Están primero abajo.</translation>
    </message>
    <message>
        <source>%1  %2  %3  [%4]  %5%6%7</source>
        <comment>entry number, time, incidents, class, why, kind, words</comment>
        <translation>%1  %2  %3  [%4]  %5%6%7</translation>
    </message>
    <message>
        <source>%L1 of the kind: %2 [%3]</source>
        <comment>how many, kind of entry, class</comment>
        <translation>%L1 de la clase: %2 [%3]</translation>
    </message>
    <message>
        <source>%L1 of the kind: %2 [%3], %L4 of them not shown to you</source>
        <comment>how many, kind of entry, class, how many</comment>
        <translation>%L1 de la clase: %2 [%3], %L4 de ellas no se le muestran</translation>
    </message>
    <message>
        <source>What stays and still names it, %L1 in all:</source>
        <translation>Lo que queda y aún lo nombra, %L1 en total:</translation>
    </message>
    <message>
        <source>Reading what goes</source>
        <translation>Leyendo lo que se va</translation>
    </message>
    <message>
        <source>Nothing of it has words any more: there is nothing left to remove.</source>
        <translation>Nada de ello tiene ya palabras: no queda nada que quitar.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ReportNumbersPanel</name>
    <message>
        <source>%1: %2 given, the last %3. None is missing.</source>
        <comment>year, how many, a report number</comment>
        <translation>%1: se dieron %2, el último %3. No falta ninguno.</translation>
    </message>
    <message>
        <source>%1: %2 given, the last %3.</source>
        <comment>year, how many, a report number</comment>
        <translation>%1: se dieron %2, el último %3.</translation>
    </message>
    <message>
        <source>MISSING %1</source>
        <comment>a report number</comment>
        <translation>FALTA %1</translation>
    </message>
    <message>
        <source>MISSING %1 to %2</source>
        <comment>report numbers</comment>
        <translation>FALTAN DEL %1 AL %2</translation>
    </message>
    <message>
        <source>GIVEN MORE THAN ONCE: %1</source>
        <comment>a report number</comment>
        <translation>DADO MÁS DE UNA VEZ: %1</translation>
    </message>
    <message>
        <source>Report numbers</source>
        <translation>Números de informe</translation>
    </message>
    <message>
        <source>Report numbers are given one after the other. One that is missing was removed by law, or somebody has to look for it.</source>
        <translation>Los números de informe se dan uno tras otro. El que falta se quitó por ley, o alguien tiene que buscarlo.</translation>
    </message>
    <message>
        <source>Report numbers of each year, and which are missing</source>
        <translation>Números de informe de cada año, y cuáles faltan</translation>
    </message>
    <message>
        <source>Look anew</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Look the report numbers up anew</source>
        <translation>Buscar de nuevo los números de informe</translation>
    </message>
    <message>
        <source>Looking the report numbers up</source>
        <translation>Buscando los números de informe</translation>
    </message>
    <message>
        <source>being looked up</source>
        <translation>buscándose</translation>
    </message>
    <message>
        <source>OF ANOTHER FORM: %1</source>
        <comment>what stands as a report number</comment>
        <translation>DE OTRA FORMA: %1</translation>
    </message>
    <message>
        <source>No report number was given yet.</source>
        <translation>Todavía no se dio ningún número de informe.</translation>
    </message>
    <message>
        <source>And %L1 lines more: havenctl reports names them all.</source>
        <comment>how many lines</comment>
        <translation>Y %L1 líneas más: havenctl reports las nombra todas.</translation>
    </message>
    <message>
        <source>Removed by law: %L1. What is missing may be among them.</source>
        <comment>how many</comment>
        <translation>Quitados por ley: %L1. Lo que falta puede estar entre ellos.</translation>
    </message>
    <message>
        <source>none is missing</source>
        <translation>no falta ninguno</translation>
    </message>
    <message>
        <source>%L1 to look for</source>
        <comment>gaps among report numbers</comment>
        <translation>%L1 por buscar</translation>
    </message>
</context>
<context>
    <name>haven::ui::ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Who goes is said here once the level is known.</source>
        <translation>Quién va se dice aquí cuando se sabe el nivel.</translation>
    </message>
    <message>
        <source>This incident is restricted: its response is not shown.</source>
        <translation>Este incidente está restringido: su respuesta no se muestra.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ResponsePart</name>
    <message>
        <source>Why does nobody have to call back any more?</source>
        <translation>¿Por qué ya nadie tiene que devolver la llamada?</translation>
    </message>
    <message>
        <source>Why do they refuse?</source>
        <translation>¿Por qué rechazan?</translation>
    </message>
    <message>
        <source>Hand over to whom?</source>
        <translation>¿A quién se traspasa?</translation>
    </message>
    <message>
        <source>Why does no clinician go?</source>
        <translation>¿Por qué no va un clínico?</translation>
    </message>
    <message>
        <source>Say why in your own words.</source>
        <translation>Diga por qué con sus propias palabras.</translation>
    </message>
    <message>
        <source>What is known?</source>
        <translation>¿Qué se sabe?</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>%1: what is known, or unable and why?</source>
        <comment>an item</comment>
        <translation>%1: ¿qué se sabe, o unable y por qué?</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Traspasar…</translation>
    </message>
    <message>
        <source>Hand the caller over by warm transfer</source>
        <translation>Traspasar a quien llama en línea</translation>
    </message>
    <message>
        <source>They answer</source>
        <translation>Contestan</translation>
    </message>
    <message>
        <source>Somebody is on the line</source>
        <translation>Alguien está en la línea</translation>
    </message>
    <message>
        <source>They accept</source>
        <translation>Aceptan</translation>
    </message>
    <message>
        <source>The person is theirs from now on</source>
        <translation>La persona es de ellos desde ahora</translation>
    </message>
    <message>
        <source>They refuse…</source>
        <translation>Rechazan…</translation>
    </message>
    <message>
        <source>They will not take the person over</source>
        <translation>No recibirán a la persona</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contestan</translation>
    </message>
    <message>
        <source>Nobody answers there</source>
        <translation>Ahí nadie contesta</translation>
    </message>
    <message>
        <source>Caller lost</source>
        <translation>Se perdió</translation>
    </message>
    <message>
        <source>The caller is gone: the level goes up by one, and somebody calls back</source>
        <translation>Quien llamaba ya no está: el nivel sube en uno, y alguien devuelve la llamada</translation>
    </message>
    <message>
        <source>Try the next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Call whom the directory names next</source>
        <translation>Llamar a quien el directorio nombra después</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Alcanzado</translation>
    </message>
    <message>
        <source>The lost caller answered</source>
        <translation>Contestó quien se había perdido</translation>
    </message>
    <message>
        <source>No answer again</source>
        <translation>Otra vez no</translation>
    </message>
    <message>
        <source>Called back in vain; it comes again in five minutes</source>
        <translation>Se llamó en vano; vuelve en cinco minutos</translation>
    </message>
    <message>
        <source>Owed no more…</source>
        <translation>Ya no se debe…</translation>
    </message>
    <message>
        <source>Why nobody has to call back any more</source>
        <translation>Por qué ya nadie tiene que devolver la llamada</translation>
    </message>
    <message>
        <source>No clinician goes…</source>
        <translation>Sin clínico…</translation>
    </message>
    <message>
        <source>Why none is sent to somebody who should have one</source>
        <translation>Por qué no se envía a quien debería tenerlo</translation>
    </message>
    <message>
        <source>Know before closing…</source>
        <translation>Antes de cerrar…</translation>
    </message>
    <message>
        <source>Children, what was offered, follow-up, who looks again, an officer wanted</source>
        <translation>Niños, qué se ofreció, seguimiento, quién vuelve a revisar, si se quiere un agente</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>place in the order, who goes</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>over 60 s</source>
        <translation>más de 60 s</translation>
    </message>
    <message>
        <source>re-check %1 late</source>
        <comment>a time</comment>
        <translation>revisión %1 tarde</translation>
    </message>
    <message>
        <source>Who goes; look again in %1</source>
        <comment>time left</comment>
        <translation>Quién va; revisar otra vez en %1</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Quién va</translation>
    </message>
    <message>
        <source>The re-check was missed twice. %1</source>
        <comment>whom to call</comment>
        <translation>Se perdió dos veces la nueva revisión. %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Policía</translation>
    </message>
    <message>
        <source>EMS</source>
        <translation>EMS</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>Bomberos</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Clínico</translation>
    </message>
    <message>
        <source>Mobile crisis</source>
        <translation>Equipo móvil</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Crisis line</source>
        <translation>Línea de crisis</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>de inmediato</translation>
    </message>
    <message>
        <source>together</source>
        <translation>juntos</translation>
    </message>
    <message>
        <source>staged</source>
        <translation>en espera cerca</translation>
    </message>
    <message>
        <source>by telephone or staged</source>
        <translation>por teléfono o en espera cerca</translation>
    </message>
    <message>
        <source>on standby</source>
        <translation>preparado</translation>
    </message>
    <message>
        <source>by warm transfer</source>
        <translation>por traspaso en línea</translation>
    </message>
    <message>
        <source>by telephone as well</source>
        <translation>también por teléfono</translation>
    </message>
    <message>
        <source>if the caller asks</source>
        <translation>si quien llama lo pide</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, how</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>who, how, number</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Assign at once</source>
        <translation>Asignar de inmediato</translation>
    </message>
    <message>
        <source>Assign within %1</source>
        <comment>minutes</comment>
        <translation>Asignar en %1</translation>
    </message>
    <message>
        <source>answered within %1 s</source>
        <translation>contestado en %1 s</translation>
    </message>
    <message>
        <source>on scene within %1</source>
        <comment>minutes</comment>
        <translation>en el lugar en %1</translation>
    </message>
    <message>
        <source>look again every %1</source>
        <comment>minutes</comment>
        <translation>revisar cada %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between targets</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, why</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>one program of another town</source>
        <translation>un programa de otro pueblo</translation>
    </message>
    <message>
        <source>%1 programs of other towns</source>
        <comment>a number, 2 or more</comment>
        <translation>%1 programas de otros pueblos</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <comment>a list</comment>
        <translation>Excluidos: %1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between those left out</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>The level rose from %1 to %2 at %3: %4</source>
        <comment>level, level, time, why</comment>
        <translation>El nivel subió de %1 a %2 a las %3: %4</translation>
    </message>
    <message>
        <source>Hand-off to %1: it rings, %2</source>
        <comment>whom, how long</comment>
        <translation>Traspaso a %1: suena, %2</translation>
    </message>
    <message>
        <source>Hand-off to %1: on the line, %2</source>
        <comment>whom, how long</comment>
        <translation>Traspaso a %1: en la línea, %2</translation>
    </message>
    <message>
        <source>%1 took the person over at %2, after %3</source>
        <comment>whom, time, how long</comment>
        <translation>%1 recibió a la persona a las %2, después de %3</translation>
    </message>
    <message>
        <source>%1 refused at %2: %3</source>
        <comment>whom, time, why</comment>
        <translation>%1 rechazó a las %2: %3</translation>
    </message>
    <message>
        <source>%1 did not answer for %2</source>
        <comment>whom, how long</comment>
        <translation>%1 no contestó por %2</translation>
    </message>
    <message>
        <source>The caller was lost in the hand-off to %1 at %2</source>
        <comment>whom, time</comment>
        <translation>Se perdió a quien llamaba en el traspaso a %1 a las %2</translation>
    </message>
    <message>
        <source>the lost caller, no number is known</source>
        <translation>quien se perdió, no se sabe su número</translation>
    </message>
    <message>
        <source>Call back %1, owed since %2</source>
        <comment>number, time</comment>
        <translation>Devolver la llamada %1, se debe desde las %2</translation>
    </message>
    <message>
        <source>Call back %1, owed since %2, tried at %3</source>
        <comment>number, time, time</comment>
        <translation>Devolver la llamada %1, se debe desde las %2, intentado a las %3</translation>
    </message>
    <message>
        <source>Call back %1, owed since %2, tried %3 times, last at %4</source>
        <comment>number, time, count, time</comment>
        <translation>Devolver la llamada %1, se debe desde las %2, intentado %3 veces, la última a las %4</translation>
    </message>
    <message>
        <source>For a clinician: %1. None is sent yet</source>
        <comment>why</comment>
        <translation>Para un clínico: %1. Todavía no se envió ninguno</translation>
    </message>
    <message>
        <source>For a clinician, and one was sent</source>
        <translation>Para un clínico, y se envió uno</translation>
    </message>
    <message>
        <source>For a clinician, and none is sent: %1</source>
        <comment>why</comment>
        <translation>Para un clínico, y no se envía: %1</translation>
    </message>
    <message>
        <source>For a clinician, and none is sent: %1, %2</source>
        <comment>why, words</comment>
        <translation>Para un clínico, y no se envía: %1, %2</translation>
    </message>
    <message>
        <source>children there</source>
        <translation>niños ahí</translation>
    </message>
    <message>
        <source>resource offered</source>
        <translation>recurso ofrecido</translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation>seguimiento</translation>
    </message>
    <message>
        <source>who looks again</source>
        <translation>quién vuelve a revisar</translation>
    </message>
    <message>
        <source>caller wants an officer</source>
        <translation>quien llama quiere un agente</translation>
    </message>
    <message>
        <source>To be known before closing: %1</source>
        <comment>a list</comment>
        <translation>Hay que saber antes de cerrar: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>who decided</source>
        <translation>quién decidió</translation>
    </message>
    <message>
        <source>For a clinician: %1 has accepted and is not on the way yet</source>
        <comment>who</comment>
        <translation>Para un clínico: %1 aceptó y todavía no está en camino</translation>
    </message>
    <message>
        <source>For a clinician: %1 is on the way</source>
        <comment>who</comment>
        <translation>Para un clínico: %1 está en camino</translation>
    </message>
    <message>
        <source>For a clinician: one has accepted and is not on the way yet</source>
        <translation>Para un clínico: ya hay quien aceptó y todavía no está en camino</translation>
    </message>
    <message>
        <source>For a clinician: one is on the way</source>
        <translation>Para un clínico: ya hay quien está en camino</translation>
    </message>
    <message>
        <source>%1. Next in turn: %2.</source>
        <comment>how the hand-off stands, a name</comment>
        <translation>%1. El siguiente: %2.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ResultLine</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>%1. The line for it: %2</source>
        <comment>what happened, what could have been typed</comment>
        <translation>%1. La línea para ello: %2</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <comment>spoken; why a line was not done</comment>
        <translation>Rechazado: %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::RoleWords</name>
    <message>
        <source>Dispatcher</source>
        <translation>Despachador</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Clínico</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>can sign on</source>
        <translation>puede iniciar sesión</translation>
    </message>
    <message>
        <source>locked after wrong passwords</source>
        <translation>bloqueada por contraseñas incorrectas</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>desactivada</translation>
    </message>
</context>
<context>
    <name>haven::ui::RoomBand</name>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>HOLD THE AIR on channel %1: asked for by %2</source>
        <comment>channel, who</comment>
        <translation>CANAL %1 RESERVADO: lo pidió %2</translation>
    </message>
    <message>
        <source>HOLD THE AIR on channel %1: asked for by %2, %3</source>
        <comment>channel, who, incident number</comment>
        <translation>CANAL %1 RESERVADO: lo pidió %2, %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a sentence, a reason</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 is free. Next for it: %2, %3 (%4 waiting)</source>
        <comment>unit, incident number, place, a number</comment>
        <translation>%1 está libre. Sigue para ella: %2, %3 (%4 en espera)</translation>
    </message>
    <message>
        <source>No channel is held.</source>
        <translation>No hay ningún canal reservado.</translation>
    </message>
    <message>
        <source>No unit is free with work that waits for it.</source>
        <translation>No hay ninguna unidad libre con trabajo que la espere.</translation>
    </message>
    <message>
        <source>Air is held on channel %1, not one of this desk: asked for by %2</source>
        <comment>channel, who</comment>
        <translation>Canal %1 reservado, no es de este puesto: lo pidió %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::RouteOverlay</name>
    <message>
        <source>closed</source>
        <comment>a road that is closed</comment>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>reached within so many minutes</comment>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>haven::ui::RowActs</name>
    <message>
        <source>%1: %2</source>
        <comment>%1 is an act, %2 why it cannot be done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there is nothing to choose from</source>
        <translation>no hay nada que elegir</translation>
    </message>
    <message>
        <source>Not possible now, and why</source>
        <translation>Ahora no es posible, y por qué</translation>
    </message>
</context>
<context>
    <name>haven::ui::RowBox</name>
    <message>
        <source>%1, %2</source>
        <comment>person 1, name</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person 1, role</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::SaveMark</name>
    <message>
        <source>typed</source>
        <translation>escrito</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>guardando</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>guardado</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>%1: empty</source>
        <comment>field</comment>
        <translation>%1: vacío</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::ScreeningPage</name>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>no es posible</translation>
    </message>
    <message>
        <source>Screenings</source>
        <translation>Tamizajes</translation>
    </message>
    <message>
        <source>No instrument is installed. Your agency puts the files it has a license for into the station&apos;s folder of instruments.</source>
        <translation>No hay ningún instrumento instalado. Su agencia pone en la carpeta de instrumentos de la estación los archivos para los que tiene licencia.</translation>
    </message>
    <message>
        <source>%1, version %2. %3. %4</source>
        <comment>an instrument: name, version, owner, license</comment>
        <translation>%1, versión %2. %3. %4</translation>
    </message>
    <message>
        <source>Whether there is a result</source>
        <translation>Si hay un resultado</translation>
    </message>
    <message>
        <source>%1: not chosen</source>
        <comment>a field</comment>
        <translation>%1: sin elegir</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and its answer</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <comment>a field, smallest, largest number</comment>
        <translation>%1, de %2 a %3</translation>
    </message>
    <message>
        <source>Why declined or not possible</source>
        <translation>Por qué no se aceptó o no fue posible</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Your agency&apos;s text of %1</source>
        <comment>an instrument</comment>
        <translation>Texto de su agencia sobre %1</translation>
    </message>
    <message>
        <source>A screening was recorded. Clinicians and supervisors read it.</source>
        <translation>Se registró un tamizaje. Lo leen clínicos y supervisores.</translation>
    </message>
    <message>
        <source>%1: %2. %3, %4</source>
        <comment>an instrument, its result, who, when</comment>
        <translation>%1: %2. %3, %4</translation>
    </message>
    <message>
        <source>It suggests: %1</source>
        <comment>what the agency wrote</comment>
        <translation>Sugiere: %1</translation>
    </message>
    <message>
        <source>Your agency has others enter this one.</source>
        <translation>En su agencia este lo registran otros.</translation>
    </message>
</context>
<context>
    <name>haven::ui::SealPage</name>
    <message>
        <source>Keys and releases</source>
        <translation>Claves y entregas</translation>
    </message>
    <message>
        <source>Written consent of the person</source>
        <translation>Consentimiento escrito de la persona</translation>
    </message>
    <message>
        <source>Imminent risk</source>
        <translation>Riesgo inminente</translation>
    </message>
    <message>
        <source>Court order</source>
        <translation>Orden del tribunal</translation>
    </message>
    <message>
        <source>Mandated report</source>
        <translation>Informe obligatorio</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>To whom, by name</source>
        <translation>A quién, por nombre</translation>
    </message>
    <message>
        <source>Dr. Hart, Harbor Hospital</source>
        <translation>Dr. Hart, Harbor Hospital</translation>
    </message>
    <message>
        <source>On what basis</source>
        <translation>Con qué fundamento</translation>
    </message>
    <message>
        <source>What the person agreed to</source>
        <translation>A qué dio su acuerdo la persona</translation>
    </message>
    <message>
        <source>notes of this night</source>
        <translation>notas de esta noche</translation>
    </message>
    <message>
        <source>Signed on, a day</source>
        <translation>Firmado el, un día</translation>
    </message>
    <message>
        <source>It holds until, a day</source>
        <translation>Vale hasta, un día</translation>
    </message>
    <message>
        <source>The order, the law of the report, or the risk, in words</source>
        <translation>La orden, la ley del informe o el riesgo, en palabras</translation>
    </message>
    <message>
        <source>The exact words; empty: all notes of this incident</source>
        <translation>Las palabras exactas; vacío: todas las notas de este incidente</translation>
    </message>
    <message>
        <source>A new file for them; empty: they are shown under Releases</source>
        <translation>Un archivo nuevo para ellas; vacío: se muestran en Entregas</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>Entregar…</translation>
    </message>
    <message>
        <source>Release these words; it is asked once more</source>
        <translation>Entregar estas palabras; se pregunta una vez más</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>nadie nombrado</translation>
    </message>
    <message>
        <source>All sealed notes of %1 go to %2: %3. It is on the record, and what was given out cannot be called back.</source>
        <comment>incident number, to whom, basis</comment>
        <translation>Todas las notas selladas de %1 van a %2: %3. Queda en el registro, y lo que se dio no se puede recuperar.</translation>
    </message>
    <message>
        <source>These words of %1 go to %2: %3. It is on the record, and what was given out cannot be called back.</source>
        <comment>incident number, to whom, basis</comment>
        <translation>Estas palabras de %1 van a %2: %3. Queda en el registro, y lo que se dio no se puede recuperar.</translation>
    </message>
    <message>
        <source>Yes, release</source>
        <translation>Sí, entregar</translation>
    </message>
    <message>
        <source>The words are released; that is on the record.</source>
        <translation>Las palabras están entregadas; eso queda en el registro.</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Read the words</source>
        <translation>Leer las palabras</translation>
    </message>
    <message>
        <source>Show the words that were released; the look is on the record</source>
        <translation>Mostrar las palabras que se entregaron; la lectura queda en el registro</translation>
    </message>
    <message>
        <source>What was released</source>
        <translation>Lo que se entregó</translation>
    </message>
    <message>
        <source>The person takes back</source>
        <translation>La persona retira</translation>
    </message>
    <message>
        <source>In what words, if they said</source>
        <translation>Con qué palabras, si lo dijo</translation>
    </message>
    <message>
        <source>Withdraw the consent…</source>
        <translation>Retirar el consentimiento…</translation>
    </message>
    <message>
        <source>%1. To %2, %3, %4, by %5.</source>
        <comment>number, to whom, when, basis, who</comment>
        <translation>%1. A %2, %3, %4, por %5.</translation>
    </message>
    <message>
        <source>The consent was withdrawn.</source>
        <translation>Se retiró el consentimiento.</translation>
    </message>
    <message>
        <source>%1. To %2</source>
        <comment>number of the release, to whom</comment>
        <translation>%1. A %2</translation>
    </message>
    <message>
        <source>Nothing was released from this incident.</source>
        <translation>No se entregó nada de este incidente.</translation>
    </message>
    <message>
        <source>The consent of release %1 ends. What was given out stays on the record; nothing more goes there on it.</source>
        <translation>Termina el consentimiento de la entrega %1. Lo que se dio queda en el registro; con él ya no va nada más ahí.</translation>
    </message>
    <message>
        <source>Yes, withdraw it</source>
        <translation>Sí, retirarlo</translation>
    </message>
    <message>
        <source>The consent is withdrawn.</source>
        <translation>El consentimiento está retirado.</translation>
    </message>
    <message>
        <source>Release %1 to %2</source>
        <comment>number, to whom</comment>
        <translation>Entrega %1 a %2</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Sign-on name of a colleague to let in</source>
        <translation>Nombre de sesión del colega por admitir</translation>
    </message>
    <message>
        <source>Their key as they read it out; empty: not compared</source>
        <translation>Su clave como la leyó en voz alta; vacío: sin comparar</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>Admitir…</translation>
    </message>
    <message>
        <source>A member who leaves</source>
        <translation>Un miembro que se va</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Excluir…</translation>
    </message>
    <message>
        <source>Give the group a new key…</source>
        <translation>Dar al grupo una clave nueva…</translation>
    </message>
    <message>
        <source>Your own key reads %1.</source>
        <translation>La clave de usted dice %1.</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <comment>name of a member</comment>
        <translation>%1 (usted)</translation>
    </message>
    <message>
        <source>These read the sealed notes of %1, with its key number %2: %3.</source>
        <comment>employer, number, names</comment>
        <translation>Estos leen las notas selladas de %1, con su clave número %2: %3.</translation>
    </message>
    <message>
        <source>Nobody holds a share. If every member lost their password, nobody could read the notes again.</source>
        <translation>Nadie tiene una parte. Si todos los miembros perdieran su contraseña, nadie podría volver a leer las notas.</translation>
    </message>
    <message>
        <source>Shares are with %1. Any two of them open the notes, and everybody hears of it.</source>
        <translation>Las partes las tienen %1. Dos cualesquiera abren las notas, y todos se enteran.</translation>
    </message>
    <message>
        <source>%1 reads all sealed notes of your employer from now on, the old ones too. Their key is not compared: whoever could change the station may have put in another.</source>
        <translation>%1 lee desde ahora todas las notas selladas de su empleador, también las anteriores. Su clave no está comparada: quien pudiera cambiar la estación puede haber puesto otra.</translation>
    </message>
    <message>
        <source>%1 reads all sealed notes of your employer from now on, the old ones too.</source>
        <translation>%1 lee desde ahora todas las notas selladas de su empleador, también las anteriores.</translation>
    </message>
    <message>
        <source>Yes, let them in</source>
        <translation>Sí, admitirlo</translation>
    </message>
    <message>
        <source>%1 reads your employer&apos;s sealed notes from now on.</source>
        <translation>%1 lee desde ahora las notas selladas de su empleador.</translation>
    </message>
    <message>
        <source>%1 reads no sealed note any more. The group gets a new key, and every note is locked to it. What they have seen they know.</source>
        <translation>%1 ya no lee ninguna nota sellada. El grupo recibe una clave nueva, y todas las notas se cierran con ella. Lo que vio, lo sabe.</translation>
    </message>
    <message>
        <source>Yes, take them out</source>
        <translation>Sí, excluirlo</translation>
    </message>
    <message>
        <source>%1 is out, and the group has a new key.</source>
        <translation>%1 está fuera, y el grupo tiene una clave nueva.</translation>
    </message>
    <message>
        <source>The group gets a new key, and every note is locked to it. Nobody leaves.</source>
        <translation>El grupo recibe una clave nueva, y todas las notas se cierran con ella. Nadie se va.</translation>
    </message>
    <message>
        <source>Yes, a new key</source>
        <translation>Sí, una clave nueva</translation>
    </message>
    <message>
        <source>The group has a new key.</source>
        <translation>El grupo tiene una clave nueva.</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Custodia</translation>
    </message>
    <message>
        <source>Your employer names three people, never police or IT. Naming them anew takes the old shares away.</source>
        <translation>Su empleador nombra a tres personas, nunca de la policía ni de informática. Nombrarlas de nuevo quita las partes anteriores.</translation>
    </message>
    <message>
        <source>Share-holder %1, by name</source>
        <translation>Depositario %1, por nombre</translation>
    </message>
    <message>
        <source>Name these three…</source>
        <translation>Nombrar a estos tres…</translation>
    </message>
    <message>
        <source>They are written down</source>
        <translation>Están anotados</translation>
    </message>
    <message>
        <source>%1, %2 and %3 get a code each. The codes are shown here once; any two of them open all notes.</source>
        <comment>names of three share-holders</comment>
        <translation>%1, %2 y %3 reciben cada uno un código. Los códigos se muestran aquí una vez; dos cualesquiera abren todas las notas.</translation>
    </message>
    <message>
        <source>Yes, make the codes</source>
        <translation>Sí, hacer los códigos</translation>
    </message>
    <message>
        <source>The share-holders are named. Each keeps their code away from this station.</source>
        <translation>Los depositarios están nombrados. Cada uno guarda su código lejos de esta estación.</translation>
    </message>
    <message>
        <source>Two of the three share-holders open the notes of an employer whose members have all lost their passwords. Every supervisor and clinician hears of it.</source>
        <translation>Dos de los tres depositarios abren las notas de un empleador cuyos miembros perdieron todos su contraseña. Todos los supervisores y clínicos se enteran.</translation>
    </message>
    <message>
        <source>The employer</source>
        <translation>El empleador</translation>
    </message>
    <message>
        <source>Code of one share-holder</source>
        <translation>Código de un depositario</translation>
    </message>
    <message>
        <source>Code of another</source>
        <translation>Código de otro</translation>
    </message>
    <message>
        <source>Why it is opened</source>
        <translation>Por qué se abre</translation>
    </message>
    <message>
        <source>Open by escrow…</source>
        <translation>Abrir por la custodia…</translation>
    </message>
    <message>
        <source>All sealed notes of %1 open to you. Every supervisor and clinician hears of it until somebody takes note.</source>
        <translation>Todas las notas selladas de %1 se abren para usted. Todos los supervisores y clínicos se enteran, hasta que alguien lo confirme.</translation>
    </message>
    <message>
        <source>Yes, open them</source>
        <translation>Sí, abrirlas</translation>
    </message>
    <message>
        <source>The notes were opened by escrow, and you are let in. Supervisors and clinicians are told.</source>
        <translation>La custodia abrió las notas, y usted está admitido. Se avisa a supervisores y clínicos.</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Your employer gets all its notes in a file under a passphrase of its own. No key to them is left here; the station&apos;s backups still hold them.</source>
        <translation>Su empleador recibe todas sus notas en un archivo bajo una frase propia. Aquí no queda ninguna clave de ellas; las copias de seguridad de la estación todavía las tienen.</translation>
    </message>
    <message>
        <source>To whom, and by what authority</source>
        <translation>A quién, y con qué autoridad</translation>
    </message>
    <message>
        <source>A new file</source>
        <translation>Un archivo nuevo</translation>
    </message>
    <message>
        <source>The employer&apos;s passphrase</source>
        <translation>La frase del empleador</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>La frase otra vez</translation>
    </message>
    <message>
        <source>Sign-on name of a colleague who signs with you</source>
        <translation>Nombre de sesión de un colega que firma con usted</translation>
    </message>
    <message>
        <source>The colleague&apos;s password</source>
        <translation>La contraseña del colega</translation>
    </message>
    <message>
        <source>Hand all notes back…</source>
        <translation>Devolver todas las notas…</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Nothing was handed back. Type them again.</source>
        <translation>Las dos frases no son iguales. No se devolvió nada. Escríbalas otra vez.</translation>
    </message>
    <message>
        <source>All sealed notes of %1 go into %2, and every key to them here is destroyed. This cannot be undone.</source>
        <comment>employer, file</comment>
        <translation>Todas las notas selladas de %1 van a %2, y se destruyen aquí todas sus claves. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Yes, hand them back</source>
        <translation>Sí, devolverlas</translation>
    </message>
    <message>
        <source>The notes are handed back, and no key to them is left here. The station&apos;s backups still hold them.</source>
        <translation>Las notas están devueltas, y aquí no queda ninguna clave de ellas. Las copias de seguridad de la estación todavía las tienen.</translation>
    </message>
</context>
<context>
    <name>haven::ui::SealedPanel</name>
    <message>
        <source>Sealed notes</source>
        <translation>Notas selladas</translation>
    </message>
    <message>
        <source>Keys and releases</source>
        <translation>Claves y entregas</translation>
    </message>
    <message>
        <source>Sealed notes of this incident</source>
        <translation>Notas selladas de este incidente</translation>
    </message>
    <message>
        <source>Sealed notes are read with a key of your own, under a password that nobody else has chosen. A forgotten password loses the key.</source>
        <translation>Las notas selladas se leen con una clave propia, bajo una contraseña que nadie más eligió. Una contraseña olvidada pierde la clave.</translation>
    </message>
    <message>
        <source>Password you signed on with</source>
        <translation>Contraseña con que inició sesión</translation>
    </message>
    <message>
        <source>New password; empty if yours is your own</source>
        <translation>Contraseña nueva; vacío si la suya es propia</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>Make my key</source>
        <translation>Crear mi clave</translation>
    </message>
    <message>
        <source>You have a key. A colleague of your employer lets you in. Only the first clinician of an employer founds its group.</source>
        <translation>Usted tiene una clave. Un colega de su empleador lo admite. Solo el primer clínico de un empleador funda su grupo.</translation>
    </message>
    <message>
        <source>Name of the clinical employer</source>
        <translation>Nombre del empleador clínico</translation>
    </message>
    <message>
        <source>Found the group</source>
        <translation>Fundar el grupo</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Leerlas</translation>
    </message>
    <message>
        <source>Show the sealed notes of this incident; the look is on the record</source>
        <translation>Mostrar las notas selladas de este incidente; la lectura queda en el registro</translation>
    </message>
    <message>
        <source>Search all sealed notes</source>
        <translation>Buscar en todas las notas selladas</translation>
    </message>
    <message>
        <source>Sealed notes, newest first</source>
        <translation>Notas selladas, la más nueva primero</translation>
    </message>
    <message>
        <source>A note to be sealed</source>
        <translation>Una nota por sellar</translation>
    </message>
    <message>
        <source>For the clinicians of your employer alone</source>
        <translation>Solo para los clínicos de su empleador</translation>
    </message>
    <message>
        <source>Seal the note</source>
        <translation>Sellar la nota</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>clinicians of %1 only</source>
        <translation>solo clínicos de %1</translation>
    </message>
    <message>
        <source>clinicians only</source>
        <translation>solo clínicos</translation>
    </message>
    <message>
        <source>Your key is not open at this window. Sign on again to open it.</source>
        <translation>Su clave no está abierta en esta ventana. Inicie sesión otra vez para abrirla.</translation>
    </message>
    <message>
        <source>Clinicians&apos; notes are sealed. Nobody else reads them.</source>
        <translation>Las notas de los clínicos están selladas. Nadie más las lee.</translation>
    </message>
    <message>
        <source>Clinician engaged: yes. Contact: %1.</source>
        <translation>Clínico a cargo: sí. Contacto: %1.</translation>
    </message>
    <message>
        <source>Clinician engaged: no.</source>
        <translation>Clínico a cargo: no.</translation>
    </message>
    <message>
        <source>No sealed notes on this incident yet.</source>
        <translation>Todavía no hay notas selladas en este incidente.</translation>
    </message>
    <message>
        <source>One sealed note on this incident.</source>
        <translation>Una nota sellada en este incidente.</translation>
    </message>
    <message>
        <source>%1 sealed notes on this incident.</source>
        <translation>%1 notas selladas en este incidente.</translation>
    </message>
    <message>
        <source>Still to be opened: %1. Search again in a moment.</source>
        <translation>Todavía por abrir: %1. Busque otra vez en un momento.</translation>
    </message>
    <message>
        <source>No sealed note has these words.</source>
        <translation>Ninguna nota sellada tiene estas palabras.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>incident number, who wrote it, when</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 more have these words; add a word to see fewer.</source>
        <translation>%1 más tienen estas palabras; añada una palabra para ver menos.</translation>
    </message>
    <message>
        <source>The two new passwords are not the same. Nothing was changed. Type them again.</source>
        <translation>Las dos contraseñas nuevas no son iguales. No se cambió nada. Escríbalas otra vez.</translation>
    </message>
    <message>
        <source>The note is sealed.</source>
        <translation>La nota está sellada.</translation>
    </message>
    <message>
        <source>You have a key for sealed notes.</source>
        <translation>Usted tiene una clave para notas selladas.</translation>
    </message>
    <message>
        <source>Your employer keeps sealed notes here from now on.</source>
        <translation>Su empleador guarda aquí notas selladas desde ahora.</translation>
    </message>
    <message>
        <source>No officer reads this. Tell everybody who goes there of a weapon or a threat: %1</source>
        <comment>what to type</comment>
        <translation>Ningún oficial lee esto. De un arma o una amenaza avise a todos los que van: %1</translation>
    </message>
    <message>
        <source>Here already: %1. If one of them employs you, do not found another.</source>
        <comment>names of employers</comment>
        <translation>Ya existen aquí: %1. Si usted trabaja para uno de ellos, no funde otro.</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Ocultarlas</translation>
    </message>
    <message>
        <source>Hide what was read</source>
        <translation>Ocultar lo que se leyó</translation>
    </message>
</context>
<context>
    <name>haven::ui::SeatLine</name>
    <message>
        <source>Take over</source>
        <translation>Relevar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Who sits here</source>
        <translation>Quién está aquí</translation>
    </message>
    <message>
        <source>Agent who takes over</source>
        <translation>Cuenta que releva</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>The account of whoever takes over</source>
        <translation>La cuenta de quien releva</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>The password of whoever takes over</source>
        <translation>La contraseña de quien releva</translation>
    </message>
    <message>
        <source>Who answers the alarms</source>
        <translation>Quién responde a las alarmas</translation>
    </message>
    <message>
        <source>Somebody who is signed on elsewhere</source>
        <translation>Alguien que ha iniciado sesión en otro lado</translation>
    </message>
    <message>
        <source>Who relieves %1 at %2?</source>
        <comment>name, position</comment>
        <translation>¿Quién releva a %1 en %2?</translation>
    </message>
    <message>
        <source>Who answers the alarms of %1?</source>
        <translation>¿Quién responde a las alarmas de %1?</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>name, position</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Take them back</source>
        <translation>Retomarlas</translation>
    </message>
    <message>
        <source>Nobody else is signed on, so the alarms stay here.</source>
        <translation>Nadie más ha iniciado sesión, así que las alarmas se quedan aquí.</translation>
    </message>
    <message>
        <source>%1 has relieved %2. Both names are on the log.</source>
        <comment>new person, old person</comment>
        <translation>%1 relevó a %2. Ambos nombres están en la bitácora.</translation>
    </message>
    <message>
        <source>The alarms of this position are here again.</source>
        <translation>Las alarmas de este puesto están aquí otra vez.</translation>
    </message>
    <message>
        <source>The alarms of this position are with %1.</source>
        <translation>Las alarmas de este puesto están con %1.</translation>
    </message>
    <message>
        <source>%1 has signed off.</source>
        <translation>%1 cerró sesión.</translation>
    </message>
    <message>
        <source>Sign off %1 at %2? Nothing is done here until somebody signs on.</source>
        <comment>name, position</comment>
        <translation>¿Cerrar la sesión de %1 en %2? Aquí no se hace nada hasta que alguien inicie sesión.</translation>
    </message>
</context>
<context>
    <name>haven::ui::SettingsPanel</name>
    <message>
        <source>Command accepted</source>
        <translation>Orden aceptada</translation>
    </message>
    <message>
        <source>Command refused</source>
        <translation>Orden rechazada</translation>
    </message>
    <message>
        <source>Officer emergency</source>
        <translation>Emergencia de agente</translation>
    </message>
    <message>
        <source>P1 waiting</source>
        <translation>P1 en espera</translation>
    </message>
    <message>
        <source>Other call waiting</source>
        <translation>Otra llamada en espera</translation>
    </message>
    <message>
        <source>Status check due</source>
        <translation>Toca verificación de estado</translation>
    </message>
    <message>
        <source>Crisis re-check due</source>
        <translation>Toca nueva revisión de crisis</translation>
    </message>
    <message>
        <source>Suggestion not answered</source>
        <translation>Sugerencia sin respuesta</translation>
    </message>
    <message>
        <source>Clinician not answering</source>
        <translation>El clínico no contesta</translation>
    </message>
    <message>
        <source>Hold is over</source>
        <translation>Terminó el aplazamiento</translation>
    </message>
    <message>
        <source>Trouble, not saving</source>
        <translation>Problema, no se guarda</translation>
    </message>
    <message>
        <source>New call from elsewhere</source>
        <translation>Llamada nueva de otro puesto</translation>
    </message>
    <message>
        <source>A unit does not answer</source>
        <translation>Una unidad no contesta</translation>
    </message>
    <message>
        <source>Every sound is also seen: in the alarm line, in the row it is about, or in the line below the command line.</source>
        <translation>Cada sonido también se ve: en la línea de alarmas, en la fila de que se trata o en la línea bajo la línea de órdenes.</translation>
    </message>
    <message>
        <source>Sounds are played by this machine. Every sound is also seen.</source>
        <translation>Esta máquina reproduce los sonidos. Cada sonido también se ve.</translation>
    </message>
    <message>
        <source>This machine has nothing that plays sounds, so all of them are the same beep, or silent. Install alsa-utils or pipewire-bin, or look at the alarm line.</source>
        <translation>Esta máquina no tiene con qué reproducir sonidos, así que todos son el mismo pitido, o silencio. Instale alsa-utils o pipewire-bin, o mire la línea de alarmas.</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>Aspecto y sonido</translation>
    </message>
    <message>
        <source>yours alone, kept at once</source>
        <translation>solo suyo, se guarda de inmediato</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densas</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normales</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grandes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>Tamaño en por ciento</translation>
    </message>
    <message>
        <source>The size of everything, 80 to 200 percent</source>
        <translation>El tamaño de todo, 80 a 200 por ciento</translation>
    </message>
    <message>
        <source> %</source>
        <comment>percent</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más chico</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Volume: %1</source>
        <translation>Volumen: %1</translation>
    </message>
    <message>
        <source>How loud: %1</source>
        <translation>Qué tan fuerte: %1</translation>
    </message>
    <message>
        <source>How loud: %1. It can be made quieter, never silent</source>
        <translation>Qué tan fuerte: %1. Se puede bajar, nunca callar</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Callar</translation>
    </message>
    <message>
        <source>Always on</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Oír</translation>
    </message>
    <message>
        <source>Say it in words as well, on that device: %1</source>
        <translation>Decirlo también con palabras, en ese dispositivo: %1</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>Say alarms on</source>
        <translation>Decir alarmas en</translation>
    </message>
    <message>
        <source>Device that alarms are said on</source>
        <translation>Dispositivo en que se dicen las alarmas</translation>
    </message>
    <message>
        <source>The name of a headset or loudspeaker, pulse: or alsa: before it. Never one that stands near an open microphone</source>
        <translation>El nombre de unos audífonos o un altavoz, con pulse: o alsa: delante. Nunca uno que esté cerca de un micrófono abierto</translation>
    </message>
    <message>
        <source>Only the kind of the alarm is said, no name and no place, and only where this machine has espeak-ng.</source>
        <translation>Solo se dice la clase de alarma, sin nombre ni lugar, y solo donde esta máquina tiene espeak-ng.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>A headset or loudspeaker of this machine. Never one that stands near an open microphone</source>
        <translation>Un auricular o altavoz de esta máquina. Nunca uno cerca de un micrófono abierto</translation>
    </message>
    <message>
        <source>Name of the device</source>
        <translation>Nombre del dispositivo</translation>
    </message>
    <message>
        <source>for example pulse:headset or alsa:plughw:1,0</source>
        <translation>por ejemplo pulse:headset o alsa:plughw:1,0</translation>
    </message>
    <message>
        <source>Nowhere: nothing is said</source>
        <translation>En ninguno: no se dice nada</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a headset or loudspeaker, its name on this machine</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, not found on this machine now</source>
        <comment>a device</comment>
        <translation>%1, ahora no se encuentra en esta máquina</translation>
    </message>
    <message>
        <source>Another one, by its name</source>
        <translation>Otro, por su nombre</translation>
    </message>
</context>
<context>
    <name>haven::ui::SheetForm</name>
    <message>
        <source>A worksheet, and no form of the state: it authorizes nothing. Write what was seen and said. Custody for an examination is not an arrest.</source>
        <translation>Una hoja de trabajo, y no un formulario del estado: no autoriza nada. Escriba lo que se vio y se dijo. La custodia para un examen no es un arresto.</translation>
    </message>
    <message>
        <source>Enter writes a line. Empty lines say that nobody has asked yet.</source>
        <translation>Enter escribe una línea. Las líneas vacías dicen que nadie ha preguntado todavía.</translation>
    </message>
    <message>
        <source>Print the worksheet</source>
        <translation>Imprimir la hoja de trabajo</translation>
    </message>
    <message>
        <source>%1; Up and Down choose</source>
        <comment>a field</comment>
        <translation>%1; Arriba y Abajo eligen</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>sin registrar</translation>
    </message>
    <message>
        <source>write again to correct</source>
        <translation>escriba otra vez para corregir</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>On the record. Clinicians and supervisors read it.</source>
        <translation>En el registro. Lo leen clínicos y supervisores.</translation>
    </message>
    <message>
        <source>“%1” %2, %3</source>
        <comment>words, who, when</comment>
        <translation>“%1” %2, %3</translation>
    </message>
    <message>
        <source>Not filled in; a clinician writes it.</source>
        <translation>Sin llenar; lo escribe un clínico.</translation>
    </message>
    <message>
        <source>Not filled in; police write it.</source>
        <translation>Sin llenar; lo escribe la policía.</translation>
    </message>
    <message>
        <source>Under 18: ask the supervisor. 17a-503 is for adults, 17a-78 is for a child.</source>
        <translation>Menor de 18: pregunte al supervisor. 17a-503 es para adultos, 17a-78 es para un menor.</translation>
    </message>
    <message>
        <source>The hospital&apos;s clock: examination by %1, held at most until %2.</source>
        <comment>times</comment>
        <translation>El reloj del hospital: examen antes de las %1, retención como máximo hasta %2.</translation>
    </message>
    <message>
        <source>%1; Alt+Down opens, Enter adds one or takes it out</source>
        <comment>a field</comment>
        <translation>%1; Alt+Abajo abre, Enter añade uno o lo quita</translation>
    </message>
    <message>
        <source>add one, or take it out</source>
        <translation>añadir uno, o quitarlo</translation>
    </message>
    <message>
        <source>%1; a time like 21:40, or: now</source>
        <comment>a field</comment>
        <translation>%1; una hora como 21:40, o: now</translation>
    </message>
    <message>
        <source>On the incident: “%1”. Enter on the empty line takes it over.</source>
        <comment>a name, a day</comment>
        <translation>En el incidente: “%1”. Enter en la línea vacía lo toma.</translation>
    </message>
    <message>
        <source>Print the hand-off page</source>
        <translation>Imprimir la hoja de traspaso</translation>
    </message>
    <message>
        <source>Police write this sheet. Empty lines are not filled in yet.</source>
        <translation>La policía escribe esta hoja. Las líneas vacías todavía no están llenas.</translation>
    </message>
    <message>
        <source>A clinician writes this sheet. Empty lines are not filled in yet.</source>
        <translation>Un clínico escribe esta hoja. Las líneas vacías todavía no están llenas.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ShiftLogPanel</name>
    <message>
        <source>Shift log</source>
        <translation>Bitácora del turno</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Mark</source>
        <comment>heading: late, corrected …</comment>
        <translation>Marca</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Nothing is on the log of this period yet. Everything that is done comes here by itself; choose an earlier period above.</source>
        <translation>Todavía no hay nada en la bitácora de este período. Todo lo que se hace llega aquí por sí solo; elija arriba un período anterior.</translation>
    </message>
    <message>
        <source>No line fits the filter. Take words out of it, or choose a longer period above.</source>
        <translation>Ninguna línea pasa el filtro. Quítele palabras, o elija arriba un período más largo.</translation>
    </message>
    <message>
        <source>Show only the incident of the chosen line</source>
        <translation>Mostrar solo el incidente de la línea elegida</translation>
    </message>
    <message>
        <source>Late or changed</source>
        <translation>Tarde o cambiado</translation>
    </message>
    <message>
        <source>Show only what was late, overridden, corrected or lowered</source>
        <translation>Mostrar solo lo atrasado, anulado, corregido o bajado</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Show only the unit of the chosen line</source>
        <translation>Mostrar solo la unidad de la línea elegida</translation>
    </message>
    <message>
        <source>Filter the shift log</source>
        <translation>Filtrar la bitácora del turno</translation>
    </message>
    <message>
        <source>Filter, for example agent:reyes after:21:00 &quot;knife&quot;</source>
        <translation>Filtrar, por ejemplo agent:reyes after:21:00 &quot;knife&quot;</translation>
    </message>
    <message>
        <source>Time under review</source>
        <translation>Tiempo que se revisa</translation>
    </message>
    <message>
        <source>Time under review (Alt+Down opens the list)</source>
        <translation>Tiempo que se revisa (Alt+Abajo abre la lista)</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Last 8 hours</source>
        <translation>Últimas 8 horas</translation>
    </message>
    <message>
        <source>Last 12 hours</source>
        <translation>Últimas 12 horas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 a time, %2 a filter</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>showing %1 of %2</source>
        <comment>%1 lines pass the filter, %2 are there</comment>
        <translation>se ven %1 de %2</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>leyendo</translation>
    </message>
    <message>
        <source>%1, reading</source>
        <comment>%1 is a count</comment>
        <translation>%1, leyendo</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Se lee la bitácora</translation>
    </message>
    <message>
        <source>The reading was stopped. Choose the period again to read on.</source>
        <translation>Se detuvo la lectura. Elija otra vez el período para seguir leyendo.</translation>
    </message>
</context>
<context>
    <name>haven::ui::ShiftTimelineView</name>
    <message>
        <source>The shift along the time</source>
        <translation>El turno a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Facts along the time; above, what was late and what was flagged. A click, or Left, Right and Enter, shows the log up to a time.</source>
        <translation>Hechos a lo largo del tiempo; arriba, lo atrasado y lo señalado. Un clic, o Izquierda, Derecha y Enter, muestra la bitácora hasta una hora.</translation>
    </message>
    <message>
        <source>%1 facts, %2 times late, %3 times flagged</source>
        <translation>%1 hechos, %2 veces tarde, %3 veces señalado</translation>
    </message>
</context>
<context>
    <name>haven::ui::SignOnPanel</name>
    <message>
        <source>Haven</source>
        <translation>Haven</translation>
    </message>
    <message>
        <source>Sign on</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>El primer administrador</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>The name of your account</source>
        <translation>El nombre de su cuenta</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>The desk this window stands for; choose one or type it</source>
        <translation>El puesto de esta ventana; elija uno o escríbalo</translation>
    </message>
    <message>
        <source>Nobody can sign on at this station yet. The first account is an administrator, who then makes accounts for everybody else.</source>
        <translation>Nadie puede iniciar sesión todavía en esta estación. La primera cuenta es de administrador, que luego hace cuentas para todos los demás.</translation>
    </message>
    <message>
        <source>The name to sign on with: letters, digits, . - _</source>
        <translation>El nombre para iniciar sesión: letras, cifras, . - _</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>As it is shown to others</source>
        <translation>Como se muestra a los demás</translation>
    </message>
    <message>
        <source>8 to 128 characters</source>
        <translation>8 a 128 caracteres</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>La misma contraseña otra vez</translation>
    </message>
    <message>
        <source>Make and sign on</source>
        <translation>Hacer e iniciar sesión</translation>
    </message>
    <message>
        <source>Position %1</source>
        <comment>the name of a desk</comment>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>Agent and password are both needed.</source>
        <translation>Hacen falta la cuenta y la contraseña.</translation>
    </message>
    <message>
        <source>Looking at the password.</source>
        <translation>Revisando la contraseña.</translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was made. Type both again.</source>
        <translation>Las dos contraseñas son distintas. No se hizo nada. Escriba ambas otra vez.</translation>
    </message>
    <message>
        <source>Making the account.</source>
        <translation>Haciendo la cuenta.</translation>
    </message>
    <message>
        <source>late calls %1</source>
        <comment>how many</comment>
        <translation>llamadas tarde %1</translation>
    </message>
    <message>
        <source>status checks due %1</source>
        <comment>how many</comment>
        <translation>verificaciones pendientes %1</translation>
    </message>
    <message>
        <source>re-checks due %1</source>
        <comment>how many</comment>
        <translation>nuevas revisiones pendientes %1</translation>
    </message>
    <message>
        <source>checklist steps late %1</source>
        <comment>how many</comment>
        <translation>pasos de lista atrasados %1</translation>
    </message>
    <message>
        <source>clinicians not answering %1</source>
        <comment>how many</comment>
        <translation>clínicos que no contestan %1</translation>
    </message>
    <message>
        <source>holds over %1</source>
        <comment>how many</comment>
        <translation>aplazamientos terminados %1</translation>
    </message>
    <message>
        <source>suggestions not answered %1</source>
        <comment>how many</comment>
        <translation>sugerencias sin respuesta %1</translation>
    </message>
    <message numerus="yes">
        <source>OFFICER EMERGENCY: %n not acknowledged. Sign on to answer.</source>
        <translation>
            <numerusform>EMERGENCIA DE AGENTE: %n sin confirmar. Inicie sesión para responder.</numerusform>
            <numerusform>EMERGENCIA DE AGENTE: %n sin confirmar. Inicie sesión para responder.</numerusform>
        </translation>
    </message>
    <message>
        <source>On the board: %1</source>
        <comment>a list: late calls 1, status checks due 2</comment>
        <translation>En el tablero: %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::SpanishBand</name>
    <message>
        <source>What to say in Spanish</source>
        <translation>Qué decir en español</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the exact words to say</comment>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>haven::ui::StandardBars</name>
    <message>
        <source>none yet</source>
        <translation>todavía ninguno</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>how many of how many</comment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::StationPage</name>
    <message>
        <source>There is no station here yet</source>
        <translation>Todavía no hay una estación aquí</translation>
    </message>
    <message>
        <source>The station is held by %1</source>
        <translation>La estación la tiene %1</translation>
    </message>
    <message>
        <source>This file is not a Haven station</source>
        <translation>Este archivo no es una estación de Haven</translation>
    </message>
    <message>
        <source>The station is damaged</source>
        <translation>La estación está dañada</translation>
    </message>
    <message>
        <source>The station is newer than this Haven</source>
        <translation>La estación es más nueva que este Haven</translation>
    </message>
    <message>
        <source>The station cannot be written to</source>
        <translation>No se puede escribir en la estación</translation>
    </message>
    <message>
        <source>The station cannot be opened</source>
        <translation>La estación no se puede abrir</translation>
    </message>
    <message>
        <source>Haven</source>
        <translation>Haven</translation>
    </message>
    <message>
        <source>Make a new station</source>
        <translation>Hacer una estación nueva</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agencia</translation>
    </message>
    <message>
        <source>The name of the agency, as it stands on reports</source>
        <translation>El nombre de la agencia, como va en los informes</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>The wall clock of the agency</source>
        <translation>El reloj de pared de la agencia</translation>
    </message>
    <message>
        <source>Make the station</source>
        <translation>Hacer la estación</translation>
    </message>
    <message>
        <source>The next page then makes the first administrator, who signs on.</source>
        <translation>La página siguiente hace luego el primer administrador, que inicia sesión.</translation>
    </message>
    <message>
        <source>Opening the station.</source>
        <translation>Abriendo la estación.</translation>
    </message>
    <message>
        <source>The agency needs a name. Nothing was made.</source>
        <translation>La agencia necesita un nombre. No se hizo nada.</translation>
    </message>
    <message>
        <source>The station is being opened</source>
        <translation>Se está abriendo la estación</translation>
    </message>
    <message>
        <source>%L1 of %L2 facts of its log are read and checked. Closing changes nothing.</source>
        <translation>%L1 de %L2 hechos de su bitácora están leídos y comprobados. Cerrar no cambia nada.</translation>
    </message>
    <message>
        <source>Its files are being read. Closing changes nothing.</source>
        <translation>Se están leyendo sus archivos. Cerrar no cambia nada.</translation>
    </message>
    <message>
        <source>The station may not be read</source>
        <translation>No se permite leer la estación</translation>
    </message>
</context>
<context>
    <name>haven::ui::StatusLabel</name>
    <message>
        <source>%1, %2</source>
        <comment>a unit status: local label, common meaning</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>call late</source>
        <translation>llamada tarde</translation>
    </message>
    <message>
        <source>calls late</source>
        <translation>llamadas tarde</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>alarma</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>alarmas</translation>
    </message>
    <message>
        <source>parked, %1</source>
        <comment>how long the first call waits half-taken</comment>
        <translation>estacion., %1</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>estacion.</translation>
    </message>
    <message>
        <source>working</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>of %1 units free</source>
        <comment>units on duty</comment>
        <translation>de %1 unidades libres</translation>
    </message>
    <message>
        <source>of %1 clinicians free</source>
        <comment>on duty</comment>
        <translation>de %1 clínicos libres</translation>
    </message>
    <message>
        <source>Next: %1 in %2</source>
        <comment>what is due, when</comment>
        <translation>Sigue: %1 en %2</translation>
    </message>
    <message>
        <source>Paper: not in training</source>
        <translation>Papel: no en práctica</translation>
    </message>
    <message>
        <source>Paper: being written</source>
        <translation>Papel: escribiéndose</translation>
    </message>
    <message>
        <source>Paper %1</source>
        <comment>a time</comment>
        <translation>Papel %1</translation>
    </message>
    <message>
        <source>NO PAPER</source>
        <translation>SIN PAPEL</translation>
    </message>
    <message>
        <source>NO PAPER since %1</source>
        <comment>a time</comment>
        <translation>SIN PAPEL desde %1</translation>
    </message>
    <message>
        <source>Haven</source>
        <translation>Haven</translation>
    </message>
    <message>
        <source>%1: nobody is signed on</source>
        <comment>position</comment>
        <translation>%1: nadie ha iniciado sesión</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>position, name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Map: being read</source>
        <translation>Mapa: leyéndose</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>guardándose</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Saving slowly</source>
        <translation>Guarda lento</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>NO SE GUARDA</translation>
    </message>
    <message>
        <source>of other agencies</source>
        <comment>units on the board</comment>
        <translation>de otras agencias</translation>
    </message>
    <message>
        <source>BACKUPS FAIL</source>
        <translation>FALLAN LAS COPIAS</translation>
    </message>
    <message>
        <source>parked, %1, possible weapon</source>
        <comment>how long the first call waits half-taken</comment>
        <translation>estacion., %1, posible arma</translation>
    </message>
    <message>
        <source>Advisor off</source>
        <translation>Asesor apagado</translation>
    </message>
    <message>
        <source>parked, weapon?</source>
        <translation>estacion., ¿arma?</translation>
    </message>
</context>
<context>
    <name>haven::ui::StepCard</name>
    <message>
        <source>Active step</source>
        <translation>Paso activo</translation>
    </message>
    <message>
        <source>Cannot, because…</source>
        <translation>No se puede, porque…</translation>
    </message>
    <message>
        <source>Not needed, because…</source>
        <translation>No hace falta, porque…</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the exact words to say</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Critical step: a click completes it.</source>
        <translation>Paso crítico: un clic lo completa.</translation>
    </message>
    <message>
        <source>Critical step: %1 or a click completes it.</source>
        <comment>a key</comment>
        <translation>Paso crítico: %1 o un clic lo completa.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Said and understood</source>
        <translation>Dicho y entendido</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Registrar la respuesta</translation>
    </message>
    <message>
        <source>Not recorded yet. This step is critical: a click completes it.</source>
        <translation>Sin registrar todavía. Este paso es crítico: un clic lo completa.</translation>
    </message>
    <message>
        <source>Not recorded yet. This step is critical: %1 or a click completes it.</source>
        <comment>a key</comment>
        <translation>Sin registrar todavía. Este paso es crítico: %1 o un clic lo completa.</translation>
    </message>
    <message>
        <source>Not recorded yet. Choose the answer first: press its number.</source>
        <translation>Sin registrar todavía. Elija primero la respuesta: pulse su número.</translation>
    </message>
    <message>
        <source>Why can it not be done?</source>
        <translation>¿Por qué no se puede hacer?</translation>
    </message>
    <message>
        <source>Why is it not needed?</source>
        <translation>¿Por qué no hace falta?</translation>
    </message>
    <message>
        <source>In Spanish: “%1”</source>
        <comment>the exact words to say to a caller who speaks Spanish</comment>
        <translation>En español: “%1”</translation>
    </message>
    <message>
        <source>Who and when…</source>
        <translation>Quién y cuándo…</translation>
    </message>
    <message>
        <source>Who said so, and when? It is recorded with the answer that follows.</source>
        <translation>¿Quién lo dijo, y cuándo? Se registra con la respuesta que sigue.</translation>
    </message>
    <message>
        <source>Not recorded yet, goes with the answer: “%1”</source>
        <comment>who said so, and when</comment>
        <translation>Aún sin registrar, va con la respuesta: “%1”</translation>
    </message>
    <message>
        <source>The step before was recorded by its digit. This one is not: read it, then %1 again.</source>
        <comment>a key</comment>
        <translation>El paso anterior se registró con su dígito. Este no: léalo, y luego %1 otra vez.</translation>
    </message>
</context>
<context>
    <name>haven::ui::StepForm</name>
    <message>
        <source>Must be set right: %1.</source>
        <comment>what is wrong, half a sentence</comment>
        <translation>Hay que corregirlo: %1.</translation>
    </message>
    <message>
        <source>Look at it once more: %1.</source>
        <comment>what is wrong, half a sentence</comment>
        <translation>Mírelo otra vez: %1.</translation>
    </message>
    <message>
        <source>The step</source>
        <translation>El paso</translation>
    </message>
    <message>
        <source>What to do or ask</source>
        <translation>Qué hacer o preguntar</translation>
    </message>
    <message>
        <source>One action, at most 90 characters and 16 words</source>
        <translation>Una sola acción, 90 caracteres y 16 palabras como máximo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Something to do, or a question with answers</source>
        <translation>Algo que hacer, o una pregunta con respuestas</translation>
    </message>
    <message>
        <source>Something to do</source>
        <translation>Algo que hacer</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>Una pregunta</translation>
    </message>
    <message>
        <source>Never on Space or Enter alone</source>
        <translation>Nunca solo con Espacio o Enter</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>A life may hang on it: it is not completed in passing</source>
        <translation>De ello puede depender una vida: no se completa de pasada</translation>
    </message>
    <message>
        <source>Words to say</source>
        <translation>Palabras que decir</translation>
    </message>
    <message>
        <source>The exact words, where words matter; at most 160 characters</source>
        <translation>Las palabras exactas, donde importan; 160 caracteres como máximo</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>One answer a line, with what it sets and where it leads: In hand; weapon in_hand -&gt; after</source>
        <translation>Una respuesta por línea, con lo que fija y adónde lleva: In hand; weapon in_hand -&gt; after</translation>
    </message>
    <message>
        <source>In hand; weapon in_hand -&gt; after</source>
        <translation>In hand; weapon in_hand -&gt; after</translation>
    </message>
    <message>
        <source>Then goes on with</source>
        <translation>Después sigue con</translation>
    </message>
    <message>
        <source>The id of a later step, or end; empty for the step that follows</source>
        <translation>El identificador de un paso posterior, o end; vacío para el paso siguiente</translation>
    </message>
    <message>
        <source>Due after seconds</source>
        <translation>Vence tras segundos</translation>
    </message>
    <message>
        <source>1 to 3600; empty for no time</source>
        <translation>1 a 3600; vacío si no hay plazo</translation>
    </message>
    <message>
        <source>Look again every</source>
        <translation>Mirar otra vez cada</translation>
    </message>
    <message>
        <source>Seconds, 1 to 3600; empty for never</source>
        <translation>Segundos, 1 a 3600; vacío para nunca</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens</source>
        <translation>Letras minúsculas, cifras y guiones</translation>
    </message>
    <message>
        <source>Step %1</source>
        <comment>number</comment>
        <translation>Paso %1</translation>
    </message>
    <message>
        <source>No step is chosen</source>
        <translation>No hay ningún paso elegido</translation>
    </message>
</context>
<context>
    <name>haven::ui::StepLines</name>
    <message>
        <source>Steps done and to come</source>
        <translation>Pasos hechos y por venir</translation>
    </message>
    <message>
        <source>, %1, %2</source>
        <comment>who, when</comment>
        <translation>, %1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>step, its answer</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>step, why it was set aside</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <comment>the next step</comment>
        <translation>Luego: %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::StepProgress</name>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
</context>
<context>
    <name>haven::ui::SuggestionRow</name>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Confirm what the note suggests about: %1</source>
        <translation>Confirmar lo que sugiere la nota sobre: %1</translation>
    </message>
    <message>
        <source>Answer otherwise: %1</source>
        <translation>Responder otra cosa: %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
</context>
<context>
    <name>haven::ui::SupervisePanel</name>
    <message>
        <source>Overdue, nobody has it</source>
        <translation>Atrasado, nadie lo tiene</translation>
    </message>
    <message>
        <source>Overdue, acknowledged</source>
        <translation>Atrasado, confirmado</translation>
    </message>
    <message>
        <source>Place not verified</source>
        <translation>Lugar sin verificar</translation>
    </message>
    <message>
        <source>Units gone, no disposition</source>
        <translation>Sin unidades, sin disposición</translation>
    </message>
    <message>
        <source>Promised and overdue</source>
        <translation>Prometido y atrasado</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>Por revisar otra vez</translation>
    </message>
    <message>
        <source>Checklists under way</source>
        <translation>Listas de pasos en curso</translation>
    </message>
    <message>
        <source>Firearm: risk protection not decided</source>
        <translation>Arma de fuego: riesgo y protección sin decidir</translation>
    </message>
    <message>
        <source>Waits too long: %1</source>
        <comment>an incident</comment>
        <translation>Espera demasiado: %1</translation>
    </message>
    <message>
        <source>Status check: %1</source>
        <comment>a unit</comment>
        <translation>Verificación de estado: %1</translation>
    </message>
    <message>
        <source>Crisis re-check: %1</source>
        <comment>an incident</comment>
        <translation>Nueva revisión de crisis: %1</translation>
    </message>
    <message>
        <source>Suggestion unanswered: %1</source>
        <comment>an incident</comment>
        <translation>Sugerencia sin respuesta: %1</translation>
    </message>
    <message>
        <source>Clinician not answered: %1</source>
        <comment>an incident</comment>
        <translation>El clínico no contesta: %1</translation>
    </message>
    <message>
        <source>Officer emergency: %1</source>
        <comment>a unit</comment>
        <translation>Emergencia de agente: %1</translation>
    </message>
    <message>
        <source>Hand-off not taken over: %1</source>
        <comment>an incident</comment>
        <translation>Traspaso sin recibir: %1</translation>
    </message>
    <message>
        <source>Call back is owed: %1</source>
        <comment>an incident</comment>
        <translation>Se debe devolver la llamada: %1</translation>
    </message>
    <message>
        <source>Hold is over: %1</source>
        <comment>an incident</comment>
        <translation>Terminó el aplazamiento: %1</translation>
    </message>
    <message>
        <source>Sealed notes were opened by escrow</source>
        <translation>La custodia abrió notas selladas</translation>
    </message>
    <message>
        <source>Court order runs out: %1</source>
        <comment>an incident</comment>
        <translation>Se acaba la orden del tribunal: %1</translation>
    </message>
    <message>
        <source>Checklist step over its time: %1</source>
        <comment>an incident</comment>
        <translation>Paso de la lista pasado de su tiempo: %1</translation>
    </message>
    <message>
        <source>Does not answer: %1</source>
        <comment>a unit</comment>
        <translation>No contesta: %1</translation>
    </message>
    <message>
        <source>Follow-up %1</source>
        <comment>its number</comment>
        <translation>Seguimiento %1</translation>
    </message>
    <message>
        <source>Mandated report, %1</source>
        <comment>an incident</comment>
        <translation>Informe obligatorio, %1</translation>
    </message>
    <message>
        <source>Mandated report runs out soon, %1</source>
        <comment>an incident</comment>
        <translation>Se acaba pronto el informe obligatorio, %1</translation>
    </message>
    <message>
        <source>Care plan %1</source>
        <comment>its number</comment>
        <translation>Plan de atención %1</translation>
    </message>
    <message>
        <source>Caution %1</source>
        <comment>its number</comment>
        <translation>Advertencia %1</translation>
    </message>
    <message>
        <source>%1, restricted</source>
        <comment>a number</comment>
        <translation>%1, restringido</translation>
    </message>
    <message>
        <source>%1, %2, a protocol that changed since</source>
        <comment>number, who</comment>
        <translation>%1, %2, un protocolo que cambió desde entonces</translation>
    </message>
    <message>
        <source>%1, step %2 of %3, %4, %5</source>
        <comment>number, step, steps in all, who, protocol</comment>
        <translation>%1, paso %2 de %3, %4, %5</translation>
    </message>
    <message>
        <source>The shift in numbers</source>
        <translation>El turno en números</translation>
    </message>
    <message>
        <source>This shift against the standard</source>
        <translation>Este turno frente a la norma</translation>
    </message>
    <message>
        <source>Look at these</source>
        <translation>Mire estos</translation>
    </message>
    <message>
        <source>Behavioral health</source>
        <translation>Salud conductual</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Todos los números</translation>
    </message>
    <message>
        <source>Behavioral health in numbers: levels, times, how it ended, follow-up</source>
        <translation>Salud conductual en números: niveles, tiempos, cómo terminó, seguimiento</translation>
    </message>
    <message>
        <source>Alarms in numbers</source>
        <translation>Alarmas en números</translation>
    </message>
    <message>
        <source>How many, how fast they were answered, floods, put aside; for supervisors</source>
        <translation>Cuántas, qué tan rápido se respondió, avalanchas, apartadas; para supervisores</translation>
    </message>
    <message>
        <source>Now on the board</source>
        <translation>Ahora en el tablero</translation>
    </message>
    <message>
        <source>late sends</source>
        <translation>envíos tarde</translation>
    </message>
    <message>
        <source>late status checks</source>
        <translation>verificaciones de estado tarde</translation>
    </message>
    <message>
        <source>levels lowered by hand</source>
        <translation>niveles bajados a mano</translation>
    </message>
    <message>
        <source>rules overridden</source>
        <translation>reglas anuladas</translation>
    </message>
    <message>
        <source>other units sent than recommended</source>
        <translation>unidades enviadas distintas de las recomendadas</translation>
    </message>
    <message>
        <source>flags rejected</source>
        <translation>señales rechazadas</translation>
    </message>
    <message>
        <source>places not verified</source>
        <translation>lugares sin verificar</translation>
    </message>
    <message>
        <source>corrections to the record</source>
        <translation>correcciones al registro</translation>
    </message>
    <message>
        <source>Nothing is overdue, unverified or without a disposition.</source>
        <translation>Nada está atrasado, sin verificar o sin disposición.</translation>
    </message>
    <message>
        <source>Overdue, unverified and without disposition</source>
        <translation>Atrasado, sin verificar y sin disposición</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Taken to sent, P%1</source>
        <translation>De tomada a enviada, P%1</translation>
    </message>
    <message>
        <source>Sent in 60 s, P1</source>
        <translation>Enviada en 60 s, P1</translation>
    </message>
    <message>
        <source>Status checks in time</source>
        <translation>Verificaciones a tiempo</translation>
    </message>
    <message>
        <source>Clinician when eligible</source>
        <translation>Clínico cuando corresponde</translation>
    </message>
    <message>
        <source>Re-checks in time</source>
        <translation>Revisiones a tiempo</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>sin motivo dado</translation>
    </message>
    <message>
        <source>%1 %2 times</source>
        <comment>a reason</comment>
        <translation>%1 %2 veces</translation>
    </message>
    <message>
        <source>Others were sent because: %1.</source>
        <comment>a list of reasons</comment>
        <translation>Se enviaron otras porque: %1.</translation>
    </message>
    <message>
        <source>By code %1, by advisor %2, confirmed %3, unsure %4, rejected %5, unanswered %6.</source>
        <translation>Por código %1, por el asesor %2, confirmados %3, no seguros %4, rechazados %5, sin respuesta %6.</translation>
    </message>
    <message>
        <source>Closed, and for a clinician: %1 = sent %2 + not sent %3.</source>
        <translation>Cerrados, y para un clínico: %1 = enviado %2 + no enviado %3.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>why none was sent, how often</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <comment>a list of reasons</comment>
        <translation>No enviado: %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a disposition, how often</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <comment>a list</comment>
        <translation>Terminados: %1.</translation>
    </message>
    <message>
        <source>There are more facts than are counted. Choose a shorter time.</source>
        <translation>Hay más hechos de los que se cuentan. Elija un tiempo más corto.</translation>
    </message>
    <message>
        <source>%1, %2: %3 open, %4 waiting</source>
        <comment>a desk, who sits there</comment>
        <translation>%1, %2: %3 abiertos, %4 en espera</translation>
    </message>
    <message>
        <source>Record check to be settled: %1</source>
        <comment>a unit</comment>
        <translation>Consulta de registros por resolver: %1</translation>
    </message>
    <message>
        <source>Transport late: %1</source>
        <comment>a unit</comment>
        <translation>Traslado atrasado: %1</translation>
    </message>
    <message>
        <source>BOLO may fit, nobody has looked: %1</source>
        <comment>an incident or unit</comment>
        <translation>BOLO puede coincidir, nadie lo miró: %1</translation>
    </message>
    <message>
        <source>Others who were asked are late: %1</source>
        <comment>an incident</comment>
        <translation>Otros a los que se pidió están atrasados: %1</translation>
    </message>
    <message>
        <source>Counting the shift</source>
        <translation>Contando el turno</translation>
    </message>
    <message>
        <source>All of them: Admin, Turns.</source>
        <translation>Todas: Administración, Rotación.</translation>
    </message>
    <message>
        <source>Risk protection not decided: %1</source>
        <comment>an incident</comment>
        <translation>Protección por riesgo sin decidir: %1</translation>
    </message>
    <message>
        <source>A backup is due: there was none for %1 hours. Admin, Backups and periods.</source>
        <comment>a number</comment>
        <translation>Toca una copia de seguridad: no hubo ninguna en %1 horas. Admin., Copias de seguridad y plazos.</translation>
    </message>
    <message>
        <source>BACKUPS FAIL, hours so far: %1. Admin, Backups and periods.</source>
        <comment>a number</comment>
        <translation>LAS COPIAS FALLAN, horas hasta ahora: %1. Administración, Copias y plazos.</translation>
    </message>
</context>
<context>
    <name>haven::ui::TableDelegate</name>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a group of rows, %2 how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>saving</source>
        <comment>the row&apos;s last change is not on disk yet</comment>
        <translation>guardando</translation>
    </message>
</context>
<context>
    <name>haven::ui::TimelinePart</name>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
    <message>
        <source>overridden</source>
        <translation>anulado</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>lowered</source>
        <translation>bajado</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>removed by law</source>
        <translation>quitado por ley</translation>
    </message>
    <message>
        <source>entered from paper</source>
        <translation>anotado de papel</translation>
    </message>
    <message>
        <source>Older lines</source>
        <translation>Líneas anteriores</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Lo que pasó, lo más nuevo primero</translation>
    </message>
    <message>
        <source>a note or an entry of care, for clinicians only</source>
        <translation>una nota o una anotación de atención, solo para clínicos</translation>
    </message>
    <message>
        <source> (%1 at %2)</source>
        <comment>entered from paper, a time</comment>
        <translation> (%1 a las %2)</translation>
    </message>
    <message>
        <source> (%1)</source>
        <comment>corrected, late, overridden</comment>
        <translation> (%1)</translation>
    </message>
    <message>
        <source> (%1 times, the first at %2)</source>
        <comment>an alarm, a time</comment>
        <translation> (%1 veces, la primera a las %2)</translation>
    </message>
</context>
<context>
    <name>haven::ui::TimersPanel</name>
    <message>
        <source>Late next</source>
        <translation>Lo próximo</translation>
    </message>
    <message>
        <source>Filter the timers</source>
        <translation>Filtrar los relojes</translation>
    </message>
    <message>
        <source>Filter, for example kind:statuscheck is:late</source>
        <translation>Filtrar, por ejemplo kind:statuscheck is:late</translation>
    </message>
    <message>
        <source>Officer emergency</source>
        <translation>Emergencia de agente</translation>
    </message>
    <message>
        <source>Late, nobody has it</source>
        <translation>Atrasado, nadie lo tiene</translation>
    </message>
    <message>
        <source>Late, somebody has it</source>
        <translation>Atrasado, alguien lo tiene</translation>
    </message>
    <message>
        <source>Comes next</source>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Apartado</translation>
    </message>
    <message>
        <source>No answer, 1 of 4: call again by radio</source>
        <translation>No contesta, 1 de 4: llamar otra vez por radio</translation>
    </message>
    <message>
        <source>No answer, 2 of 4: send it again, or another</source>
        <translation>No contesta, 2 de 4: enviarla otra vez, o enviar otra</translation>
    </message>
    <message>
        <source>No answer, 3 of 4: try another way, the phone</source>
        <translation>No contesta, 3 de 4: intentar de otra forma, por teléfono</translation>
    </message>
    <message>
        <source>No answer, 4 of 4: tell the supervisor</source>
        <translation>No contesta, 4 de 4: avisar al supervisor</translation>
    </message>
    <message>
        <source>first of the flood</source>
        <translation>primero de la avalancha</translation>
    </message>
    <message>
        <source>%1 times</source>
        <comment>so often lately</comment>
        <translation>%1 veces</translation>
    </message>
    <message>
        <source>back in %1</source>
        <comment>a time</comment>
        <translation>vuelve en %1</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <comment>a person</comment>
        <translation>%1 lo tiene</translation>
    </message>
    <message>
        <source>In</source>
        <comment>heading: time left</comment>
        <translation>En</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>OFFICER EMERGENCY</source>
        <translation>EMERGENCIA DE AGENTE</translation>
    </message>
    <message>
        <source>P%1 waits for a unit</source>
        <comment>a priority, 1 to 5</comment>
        <translation>P%1 espera una unidad</translation>
    </message>
    <message>
        <source>Waits for a unit</source>
        <translation>Espera una unidad</translation>
    </message>
    <message>
        <source>Status check</source>
        <translation>Verificación de estado</translation>
    </message>
    <message>
        <source>Crisis re-check</source>
        <translation>Nueva revisión de crisis</translation>
    </message>
    <message>
        <source>Checklist step over its time</source>
        <translation>Paso de la lista pasado de su tiempo</translation>
    </message>
    <message>
        <source>Hand-off not taken over</source>
        <translation>Traspaso sin recibir</translation>
    </message>
    <message>
        <source>Call back the lost caller</source>
        <translation>Devolver la llamada perdida</translation>
    </message>
    <message>
        <source>Hold ends</source>
        <translation>Termina el aplazamiento</translation>
    </message>
    <message>
        <source>Clinician has not answered</source>
        <translation>El clínico no ha contestado</translation>
    </message>
    <message>
        <source>Suggestion not answered</source>
        <translation>Sugerencia sin respuesta</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Court order</source>
        <translation>Orden del tribunal</translation>
    </message>
    <message>
        <source>Sealed notes were opened</source>
        <translation>Se abrieron notas selladas</translation>
    </message>
    <message>
        <source>%1, %2, late by %3</source>
        <comment>what, about whom, a time spoken</comment>
        <translation>%1, %2, atrasado por %3</translation>
    </message>
    <message>
        <source>%1, %2, in %3</source>
        <comment>what, about whom, a time spoken</comment>
        <translation>%1, %2, en %3</translation>
    </message>
    <message>
        <source>What will be late next</source>
        <translation>Lo próximo en atrasarse</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Show only what is late</source>
        <translation>Mostrar solo lo atrasado</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>A follow-up is answered by trying it.</source>
        <translation>Un seguimiento se responde intentándolo.</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Yo lo tengo</translation>
    </message>
    <message>
        <source>Put it aside, with minutes and a reason</source>
        <translation>Apartarlo, con minutos y motivo</translation>
    </message>
    <message>
        <source>Take it back before its time</source>
        <translation>Retomarlo antes de su hora</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>nada corre</translation>
    </message>
    <message>
        <source>%1 late of %2</source>
        <comment>timers</comment>
        <translation>%1 atrasados de %2</translation>
    </message>
    <message>
        <source>Others who were asked</source>
        <translation>Otros a los que se pidió</translation>
    </message>
    <message>
        <source>Record check to settle</source>
        <translation>Consulta por resolver</translation>
    </message>
    <message>
        <source>Transport, where is it</source>
        <translation>Traslado, dónde está</translation>
    </message>
    <message>
        <source>BOLO may fit</source>
        <translation>BOLO puede coincidir</translation>
    </message>
    <message>
        <source>Called again while held</source>
        <translation>Volvieron a llamar estando aplazado</translation>
    </message>
    <message>
        <source>Risk protection not decided</source>
        <translation>Protección por riesgo sin decidir</translation>
    </message>
    <message>
        <source>Mandated report to make</source>
        <translation>Informe obligatorio por hacer</translation>
    </message>
    <message>
        <source>A report is answered by writing down who made it.</source>
        <translation>Un informe se responde anotando quién lo hizo.</translation>
    </message>
    <message>
        <source>No answer, 1 of 4: write again, no voice</source>
        <translation>Sin respuesta, 1 de 4: escriba de nuevo, sin voz</translation>
    </message>
    <message>
        <source>%1, %2, late by %3, somebody has it</source>
        <comment>what, about whom, a time spoken</comment>
        <translation>%1, %2, atrasado por %3, alguien lo tiene</translation>
    </message>
</context>
<context>
    <name>haven::ui::TitlePriority</name>
    <message>
        <source>Priority %1</source>
        <translation>Prioridad %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::TurnWords</name>
    <message>
        <source>%1: next is %2, of %3</source>
        <comment>a list, a company, how many companies</comment>
        <translation>%1: sigue %2, de %3</translation>
    </message>
    <message>
        <source>%1, not on the list any more</source>
        <comment>a company</comment>
        <translation>%1, ya no está en la lista</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>position, company</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>offered %1</source>
        <comment>how often a company was called</comment>
        <translation>ofrecidas %1</translation>
    </message>
    <message>
        <source>taken %1</source>
        <comment>how often a company came</comment>
        <translation>aceptadas %1</translation>
    </message>
    <message>
        <source>refused %1</source>
        <comment>how often a company said no</comment>
        <translation>rechazadas %1</translation>
    </message>
    <message>
        <source>no answer %1</source>
        <comment>how often a company did not answer</comment>
        <translation>sin respuesta %1</translation>
    </message>
    <message>
        <source>passed over %1</source>
        <comment>how often a turn was left out</comment>
        <translation>saltadas %1</translation>
    </message>
    <message>
        <source>canceled %1</source>
        <comment>how often a company was not needed</comment>
        <translation>canceladas %1</translation>
    </message>
    <message>
        <source>out of turn %1</source>
        <comment>how often it was not its turn</comment>
        <translation>fuera de orden %1</translation>
    </message>
    <message>
        <source>%1: not called yet</source>
        <comment>a company</comment>
        <translation>%1: todavía sin llamadas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a company, how often what happened</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>haven::ui::TurnsPanel</name>
    <message>
        <source>Who takes turns</source>
        <translation>Quién está en la rotación</translation>
    </message>
    <message>
        <source>A list</source>
        <translation>Una lista</translation>
    </message>
    <message>
        <source>Recorded; the log has it.</source>
        <translation>Registrado; está en la bitácora.</translation>
    </message>
    <message>
        <source>Lists whose companies take turns</source>
        <translation>Listas cuyas empresas van por rotación</translation>
    </message>
    <message>
        <source>Choose one to change it</source>
        <translation>Elija una para cambiarla</translation>
    </message>
    <message>
        <source>How fair the turns were</source>
        <translation>Qué tan pareja fue la rotación</translation>
    </message>
    <message>
        <source>How often each company was called and what it said</source>
        <translation>Cuántas veces se llamó a cada empresa y qué dijo</translation>
    </message>
    <message>
        <source>The first company is next. One company a line, with its telephone behind an equals sign: Harbor Towing = 203-555-0101</source>
        <translation>La primera empresa es la siguiente. Una empresa por línea, con su teléfono tras un signo igual: Harbor Towing = 203-555-0101</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>What is asked of the companies</source>
        <translation>Qué se pide a las empresas</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>The beat it is for; empty for everywhere</source>
        <translation>El sector para el que es; vacío para todas partes</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>For example heavy; empty where there is one class</source>
        <translation>Por ejemplo heavy; vacío donde hay una sola clase</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
    <message>
        <source>One company a line, the next one first</source>
        <translation>Una empresa por línea, la siguiente primero</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why the list is changed; the log has it</source>
        <translation>Por qué se cambia la lista; queda en la bitácora</translation>
    </message>
    <message>
        <source>Record the list</source>
        <translation>Registrar la lista</translation>
    </message>
    <message>
        <source>Take the list away</source>
        <translation>Quitar la lista</translation>
    </message>
    <message>
        <source>Nobody is on it. Name a company, or take the list away.</source>
        <translation>No hay nadie en ella. Nombre una empresa, o quite la lista.</translation>
    </message>
    <message>
        <source>A supervisor or an administrator changes who takes turns.</source>
        <translation>Quién está en la rotación lo cambia un supervisor o un administrador.</translation>
    </message>
    <message>
        <source>The lists</source>
        <translation>Las listas</translation>
    </message>
    <message>
        <source>What became of the turns</source>
        <translation>Qué fue de los turnos</translation>
    </message>
    <message>
        <source>No list yet. Name its companies in the form and record it; the first one named is next.</source>
        <translation>Todavía no hay ninguna lista. Anote sus empresas en el formulario y regístrela; la primera es la que sigue.</translation>
    </message>
    <message>
        <source>How often each company was called, and what it said, is counted here.</source>
        <translation>Aquí se cuenta cuántas veces se llamó a cada empresa y qué respondió.</translation>
    </message>
</context>
<context>
    <name>haven::ui::TypedLines</name>
    <message>
        <source>Typed instead of said</source>
        <translation>Escrito en vez de hablado</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Begin a text session</source>
        <translation>Comenzar una sesión de texto</translation>
    </message>
    <message>
        <source>TTY</source>
        <translation>TTY</translation>
    </message>
    <message>
        <source>Begin a TTY session</source>
        <translation>Comenzar una sesión TTY</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Retransmisión</translation>
    </message>
    <message>
        <source>Begin a relay session</source>
        <translation>Comenzar una sesión de retransmisión</translation>
    </message>
    <message>
        <source>Lines…</source>
        <translation>Líneas…</translation>
    </message>
    <message>
        <source>Write down or paste what was typed, line by line</source>
        <translation>Anotar o pegar lo que se escribió, línea por línea</translation>
    </message>
    <message>
        <source>Who wrote lines without a name</source>
        <translation>Quién escribió las líneas sin nombre</translation>
    </message>
    <message>
        <source>Who wrote the lines that name nobody, until one does</source>
        <translation>Quién escribió las líneas que no nombran a nadie, hasta que una lo haga</translation>
    </message>
    <message>
        <source>Lines without a name: the caller</source>
        <translation>Líneas sin nombre: quien llama</translation>
    </message>
    <message>
        <source>Lines without a name: us</source>
        <translation>Líneas sin nombre: nosotros</translation>
    </message>
    <message>
        <source>Lines without a name: the relay</source>
        <translation>Líneas sin nombre: la retransmisión</translation>
    </message>
    <message>
        <source>Lines as they were typed</source>
        <translation>Líneas tal como se escribieron</translation>
    </message>
    <message>
        <source>c: the caller&apos;s line
u: our line
r: the relay&apos;s own line</source>
        <translation>c: línea de quien llama
u: línea nuestra
r: línea propia de la retransmisión</translation>
    </message>
    <message>
        <source>One line a sentence: c: for the caller, u: for us, r: for the relay</source>
        <translation>Una línea por frase: c: quien llama, u: nosotros, r: la retransmisión</translation>
    </message>
    <message>
        <source>Add the lines</source>
        <translation>Agregar las líneas</translation>
    </message>
    <message>
        <source>Save the lines as a part of this call, as saving everything does</source>
        <translation>Guardar las líneas como parte de esta llamada, igual que al guardar todo</translation>
    </message>
    <message>
        <source>That is too long to paste at once: %1 letters, and %2 fit. Nothing was changed, and the clipboard still has it. Paste it in parts.</source>
        <comment>two numbers</comment>
        <translation>Es demasiado largo para pegarlo de una vez: %1 letras, y caben %2. No se cambió nada, y el portapapeles aún lo tiene. Péguelo por partes.</translation>
    </message>
    <message numerus="yes">
        <source>Session open, %n line(s) on the record</source>
        <translation>
            <numerusform>Sesión abierta, %n línea registrada</numerusform>
            <numerusform>Sesión abierta, %n líneas registradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session ended, %n line(s) on the record</source>
        <translation>
            <numerusform>Sesión terminada, %n línea registrada</numerusform>
            <numerusform>Sesión terminada, %n líneas registradas</numerusform>
        </translation>
    </message>
    <message>
        <source>The session opens as the call comes on the board</source>
        <translation>La sesión se abre cuando la llamada llega al tablero</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Sin sesión</translation>
    </message>
    <message>
        <source>%1 lines: too many at once. Add them in parts, %2 lines or %3 letters.</source>
        <comment>three numbers</comment>
        <translation>%1 líneas: demasiadas a la vez. Agréguelas por partes, %2 líneas o %3 letras.</translation>
    </message>
    <message>
        <source>%1 lines: %2 of the caller, %3 ours, %4 of the relay</source>
        <comment>four numbers</comment>
        <translation>%1 líneas: %2 de quien llama, %3 nuestras, %4 de la retransmisión</translation>
    </message>
</context>
<context>
    <name>haven::ui::UndoOffer</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <comment>seconds that are left</comment>
        <translation>Deshacer (%1 s)</translation>
    </message>
    <message>
        <source>Undo: %1 (%2 s)</source>
        <comment>what was done, seconds that are left</comment>
        <translation>Deshacer: %1 (%2 s)</translation>
    </message>
    <message>
        <source>what you have just done</source>
        <translation>lo que usted acaba de hacer</translation>
    </message>
    <message>
        <source>Take back: %1. It stays on the record as undone</source>
        <comment>an act</comment>
        <translation>Deshacer: %1. Queda en el registro como deshecho</translation>
    </message>
    <message>
        <source>Take back: %1. Then tell %2 by radio</source>
        <comment>an act, units</comment>
        <translation>Deshacer: %1. Luego avise a %2 por radio</translation>
    </message>
    <message>
        <source>Take back: %1. Then tell %2 without voice</source>
        <comment>an act, units</comment>
        <translation>Deshacer: %1. Luego avise a %2 sin voz</translation>
    </message>
</context>
<context>
    <name>haven::ui::UnitActs</name>
    <message>
        <source>Open its incident</source>
        <translation>Abrir su incidente</translation>
    </message>
    <message>
        <source>It works no incident.</source>
        <translation>No trabaja en ningún incidente.</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Its position is not known.</source>
        <translation>No se sabe su posición.</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>En el lugar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Heard from: status check</source>
        <translation>Se oyó de ella: verificación de estado</translation>
    </message>
    <message>
        <source>Heard from all that are due</source>
        <translation>Se oyó de todas las pendientes</translation>
    </message>
    <message>
        <source>Send to an incident</source>
        <translation>Enviar a un incidente</translation>
    </message>
    <message>
        <source>Send to what waits</source>
        <translation>Enviar a lo que espera</translation>
    </message>
    <message>
        <source>Reserve for an incident, not told yet</source>
        <translation>Reservar para un incidente, sin avisarle todavía</translation>
    </message>
    <message>
        <source>Take off its work and send elsewhere</source>
        <translation>Retirar de su trabajo y enviar a otro lado</translation>
    </message>
    <message>
        <source>Transporting to …</source>
        <translation>Trasladando a …</translation>
    </message>
    <message>
        <source>Change the status</source>
        <translation>Cambiar el estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Say where it is</source>
        <translation>Decir dónde está</translation>
    </message>
    <message>
        <source>Traffic stop</source>
        <translation>Parada de tráfico</translation>
    </message>
    <message>
        <source>Subject stop</source>
        <translation>Parada de persona</translation>
    </message>
    <message>
        <source>On-view work</source>
        <translation>Trabajo visto por la unidad</translation>
    </message>
    <message>
        <source>Log off</source>
        <translation>Poner fuera de servicio</translation>
    </message>
    <message>
        <source>Officer emergency</source>
        <translation>Emergencia de agente</translation>
    </message>
    <message>
        <source>Acknowledge the emergency</source>
        <translation>Confirmar la emergencia</translation>
    </message>
    <message>
        <source>End the emergency, with a reason</source>
        <translation>Terminar la emergencia, con motivo</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nada espera.</translation>
    </message>
    <message>
        <source>Choose one unit alone.</source>
        <translation>Elija una sola unidad.</translation>
    </message>
    <message>
        <source>Let these two change places</source>
        <translation>Que estas dos cambien de lugar</translation>
    </message>
    <message>
        <source>Change places with another unit</source>
        <translation>Cambiar de lugar con otra unidad</translation>
    </message>
    <message>
        <source>Make it the primary unit</source>
        <translation>Hacerla la unidad principal</translation>
    </message>
    <message>
        <source>P%1 %2, %3</source>
        <comment>%1 priority, %2 number and type, %3 place</comment>
        <translation>P%1 %2, %3</translation>
    </message>
    <message>
        <source>Send, reserve, swap</source>
        <translation>Enviar, reservar, cambiar</translation>
    </message>
    <message>
        <source>Status, place, stops</source>
        <translation>Estado, lugar, paradas</translation>
    </message>
    <message>
        <source>Change car, officers or radio</source>
        <translation>Cambiar vehículo, agentes o radio</translation>
    </message>
    <message>
        <source>Send to where another unit is</source>
        <translation>Enviar adonde está otra unidad</translation>
    </message>
    <message>
        <source>Let an incident wait for it</source>
        <translation>Dejar que un incidente la espere</translation>
    </message>
    <message>
        <source>The transport is there</source>
        <translation>El traslado llegó</translation>
    </message>
    <message>
        <source>Somebody was run for it</source>
        <translation>Se consultó a alguien para ella</translation>
    </message>
    <message>
        <source>Hold the air for it</source>
        <translation>Reservar el canal para ella</translation>
    </message>
    <message>
        <source>Crew, stack, air, checks</source>
        <translation>Tripulación, pila, canal, consultas</translation>
    </message>
    <message>
        <source>Clear and end the transport, with a reason</source>
        <translation>Liberar y terminar el traslado, con motivo</translation>
    </message>
    <message>
        <source>Let these two change places and end the transport, with a reason</source>
        <translation>Que estas dos cambien de lugar y termine el traslado, con motivo</translation>
    </message>
</context>
<context>
    <name>haven::ui::UnitRowButton</name>
    <message>
        <source>EMERGENCY</source>
        <translation>EMERGENCIA</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>%1. Enter opens what it may do.</source>
        <comment>a unit and its times</comment>
        <translation>%1. Enter abre lo que puede hacer.</translation>
    </message>
    <message>
        <source>EMERGENCY, %1</source>
        <comment>a unit status</comment>
        <translation>EMERGENCIA, %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::UnitsDelegate</name>
    <message>
        <source>EMERGENCY</source>
        <translation>EMERGENCIA</translation>
    </message>
    <message>
        <source>incident %1</source>
        <translation>incidente %1</translation>
    </message>
    <message>
        <source>status check is late</source>
        <translation>verificación de estado atrasada</translation>
    </message>
    <message>
        <source>EMERGENCY, %1</source>
        <comment>%1 is the unit&apos;s status</comment>
        <translation>EMERGENCIA, %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>another agency</comment>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Car %1</source>
        <translation>Vehículo %1</translation>
    </message>
    <message>
        <source>radio %1</source>
        <translation>radio %1</translation>
    </message>
    <message>
        <source>carries %1</source>
        <comment>pieces of equipment</comment>
        <translation>lleva %1</translation>
    </message>
    <message>
        <source>odometer %1</source>
        <translation>odómetro %1</translation>
    </message>
</context>
<context>
    <name>haven::ui::UnitsPanel</name>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Filter the units</source>
        <translation>Filtrar las unidades</translation>
    </message>
    <message>
        <source>Filter, for example skill:CIT is:free</source>
        <translation>Filtrar, por ejemplo skill:CIT is:free</translation>
    </message>
    <message>
        <source>No beat</source>
        <translation>Sin sector</translation>
    </message>
    <message>
        <source>Beat %1</source>
        <translation>Sector %1</translation>
    </message>
    <message>
        <source>No special skill</source>
        <translation>Sin habilidad especial</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Can be called away</source>
        <translation>Se le puede llamar</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Sect.</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Habil.</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Verific.</translation>
    </message>
    <message>
        <source>No unit is on duty. %1, and type: on 3A12 beat 3</source>
        <comment>a key</comment>
        <translation>Ninguna unidad está de servicio. %1, y escriba: on 3A12 beat 3</translation>
    </message>
    <message>
        <source>Group the units by beat</source>
        <translation>Agrupar las unidades por sector</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Habil.</translation>
    </message>
    <message>
        <source>Group the units by skill</source>
        <translation>Agrupar las unidades por habilidad</translation>
    </message>
    <message>
        <source>Log on</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Log a unit on</source>
        <translation>Poner una unidad de servicio</translation>
    </message>
    <message>
        <source>Officer emergency of the chosen unit</source>
        <translation>Emergencia de agente de la unidad elegida</translation>
    </message>
    <message>
        <source>Choose the unit that has the emergency first.</source>
        <translation>Elija primero la unidad que tiene la emergencia.</translation>
    </message>
    <message>
        <source>%1 on duty</source>
        <comment>%1 units</comment>
        <translation>%1 de servicio</translation>
    </message>
    <message>
        <source>showing %1 of %2 on duty</source>
        <comment>%1 and %2 units</comment>
        <translation>se ven %1 de %2 de servicio</translation>
    </message>
    <message>
        <source>changed since you looked</source>
        <translation>cambió desde que usted miró</translation>
    </message>
</context>
<context>
    <name>haven::ui::UnitsPart</name>
    <message>
        <source>Assigned, not told</source>
        <translation>Asignada, sin avisar</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>En el lugar</translation>
    </message>
    <message>
        <source>Transporting</source>
        <translation>Trasladando</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>enviada %1</translation>
    </message>
    <message>
        <source>en route %1</source>
        <translation>en camino %1</translation>
    </message>
    <message>
        <source>there %1</source>
        <translation>ahí %1</translation>
    </message>
    <message>
        <source>Units on this incident</source>
        <translation>Unidades en este incidente</translation>
    </message>
    <message>
        <source>there in %1</source>
        <comment>so long</comment>
        <translation>ahí en %1</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ya</translation>
    </message>
    <message>
        <source>Transporting to…</source>
        <translation>Trasladando a…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Make it the primary unit</source>
        <translation>Hacerla la unidad principal</translation>
    </message>
    <message>
        <source>Heard from: status check</source>
        <translation>Se oyó de ella: verificación de estado</translation>
    </message>
    <message>
        <source>Officer emergency</source>
        <translation>Emergencia de agente</translation>
    </message>
    <message>
        <source>The transport is there…</source>
        <translation>El traslado llegó…</translation>
    </message>
    <message>
        <source>Clear before the transport is there…</source>
        <translation>Liberar antes de que llegue el traslado…</translation>
    </message>
    <message>
        <source>The transport of %1 has not arrived. Why does it end?</source>
        <comment>a unit</comment>
        <translation>El traslado de %1 no ha llegado. ¿Por qué termina?</translation>
    </message>
</context>
<context>
    <name>haven::ui::WaitLine</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Give it up; what was shown before stays</source>
        <translation>Dejarlo; lo que se mostraba antes queda</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1: %2 so far</source>
        <comment>what is done, a time</comment>
        <translation>%1: %2 hasta ahora</translation>
    </message>
</context>
<context>
    <name>haven::ui::WallWindow</name>
    <message>
        <source>Haven, display on the wall</source>
        <translation>Haven, pantalla de pared</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <comment>incidents</comment>
        <translation>%1 en espera</translation>
    </message>
    <message>
        <source>%1 late</source>
        <comment>incidents</comment>
        <translation>%1 atrasados</translation>
    </message>
    <message>
        <source>%1 working</source>
        <comment>incidents</comment>
        <translation>%1 en curso</translation>
    </message>
    <message>
        <source>%1 of %2 units free</source>
        <comment>units</comment>
        <translation>%1 de %2 unidades libres</translation>
    </message>
    <message>
        <source>%1 timers late</source>
        <comment>timers</comment>
        <translation>%1 relojes atrasados</translation>
    </message>
    <message>
        <source>Officer emergency %1</source>
        <comment>a unit</comment>
        <translation>Emergencia de agente %1</translation>
    </message>
    <message>
        <source>TRAINING, %1</source>
        <comment>an agency</comment>
        <translation>PRÁCTICA, %1</translation>
    </message>
    <message>
        <source>OFFICER EMERGENCY: %1</source>
        <comment>units</comment>
        <translation>EMERGENCIA DE AGENTE: %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>calls late</source>
        <translation>llamadas atrasadas</translation>
    </message>
    <message>
        <source>working</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>of %1 units free</source>
        <comment>units on duty</comment>
        <translation>de %1 unidades libres</translation>
    </message>
    <message>
        <source>timers late</source>
        <translation>relojes atrasados</translation>
    </message>
    <message>
        <source>No P1 or P2 waits</source>
        <translation>Ningún P1 o P2 espera</translation>
    </message>
    <message>
        <source>P1 and P2 that wait</source>
        <translation>P1 y P2 en espera</translation>
    </message>
    <message>
        <source>P%1</source>
        <comment>a priority, 1 to 5</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>number, type</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  beat %2</source>
        <comment>what, where</comment>
        <translation>%1  sector %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <comment>incidents</comment>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>Units by status</source>
        <translation>Unidades por estado</translation>
    </message>
    <message>
        <source>Storm %1: %2 held</source>
        <comment>an incident, how many calls</comment>
        <translation>Tormenta %1: %2 retenidas</translation>
    </message>
</context>
<context>
    <name>haven::ui::WhereFields</name>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>between known numbers</source>
        <translation>entre números conocidos</translation>
    </message>
    <message>
        <source>street only, spot not known</source>
        <translation>solo la calle, punto sin saber</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nombre parecido</translation>
    </message>
    <message>
        <source>point on the map</source>
        <translation>punto del mapa</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>sin verificar</translation>
    </message>
    <message>
        <source>No map</source>
        <translation>Sin mapa</translation>
    </message>
    <message>
        <source>taken as typed, not verified</source>
        <translation>tomado como se escribió, sin verificar</translation>
    </message>
    <message>
        <source>The map is being read</source>
        <translation>Se está leyendo el mapa</translation>
    </message>
    <message>
        <source>Enter takes it as typed, not verified</source>
        <translation>Enter lo toma como se escribió, sin verificar</translation>
    </message>
    <message>
        <source>No match yet</source>
        <translation>Todavía sin coincidencia</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>place, apartment</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>place, town</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, beat %2</source>
        <translation>%1, sector %2</translation>
    </message>
    <message>
        <source>%1, beat %2</source>
        <comment>how sure, beat</comment>
        <translation>%1, sector %2</translation>
    </message>
    <message>
        <source>%1, outside every beat</source>
        <comment>how sure</comment>
        <translation>%1, fuera de todo sector</translation>
    </message>
    <message>
        <source>%1, no beat</source>
        <comment>how sure</comment>
        <translation>%1, sin sector</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number to call back; Shift+Tab from the location</source>
        <translation>Número para devolver la llamada; Shift+Tab desde el lugar</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Orientado</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Priority: 1 to 5, and the reason when it is lowered, as in: 4 caller is safe</source>
        <translation>Prioridad: 1 a 5, y el motivo si se baja, por ejemplo: 4 quien llama está a salvo</translation>
    </message>
    <message>
        <source>Apartment</source>
        <translation>Apartamento</translation>
    </message>
    <message>
        <source>Apartment, floor, which door</source>
        <translation>Apartamento, piso, qué puerta</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Relato</translation>
    </message>
    <message>
        <source>Narrative. Enter puts the line on the record, Tab goes on.</source>
        <translation>Relato. Enter pone la línea en el registro, Tab sigue adelante.</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>type code, label</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>No such type</source>
        <translation>No hay tal tipo</translation>
    </message>
    <message>
        <source>type a code, or words of its name</source>
        <translation>escriba un código, o palabras de su nombre</translation>
    </message>
    <message>
        <source>Location is needed</source>
        <translation>Hace falta el lugar</translation>
    </message>
    <message>
        <source>Location not found</source>
        <translation>No se encontró el lugar</translation>
    </message>
    <message>
        <source>Type is needed</source>
        <translation>Hace falta el tipo</translation>
    </message>
    <message>
        <source>%1, no checklist</source>
        <comment>priority</comment>
        <translation>%1, sin lista de pasos</translation>
    </message>
    <message>
        <source>%1, checklist %2</source>
        <comment>priority, protocol</comment>
        <translation>%1, lista de pasos %2</translation>
    </message>
    <message>
        <source>1 to 5</source>
        <translation>1 a 5</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>priority</comment>
        <translation>%1 ahora</translation>
    </message>
    <message>
        <source>%1 by type</source>
        <comment>priority</comment>
        <translation>%1 por el tipo</translation>
    </message>
    <message>
        <source>saved as typed</source>
        <translation>se guarda como se escribió</translation>
    </message>
    <message>
        <source>%1: as typed</source>
        <comment>a key</comment>
        <translation>%1: como se escribió</translation>
    </message>
</context>
<context>
    <name>haven::ui::WhoPanel</name>
    <message>
        <source>Who should go</source>
        <translation>Quién debe ir</translation>
    </message>
    <message>
        <source>Sent %1 to %2</source>
        <comment>units, incident</comment>
        <translation>%1 enviadas a %2</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send the units that are numbered</source>
        <translation>Enviar las unidades numeradas</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambió</translation>
    </message>
    <message>
        <source>The order is another one by now; show it</source>
        <translation>El orden ya es otro; mostrarlo</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>There in</source>
        <translation>Llega en</translation>
    </message>
    <message>
        <source>Why, or why not</source>
        <translation>Por qué, o por qué no</translation>
    </message>
    <message>
        <source>Send it too, or not</source>
        <translation>Enviarla también, o no</translation>
    </message>
    <message>
        <source>Send only this one</source>
        <translation>Enviar solo esta</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Who should go is still being worked out. Nobody was sent.</source>
        <translation>Todavía se calcula quién debe ir. No se envió a nadie.</translation>
    </message>
    <message>
        <source>Choose an incident first.</source>
        <translation>Elija primero un incidente.</translation>
    </message>
    <message>
        <source>Who should go has just changed. Look again, then send.</source>
        <translation>Acaba de cambiar quién debe ir. Mire otra vez, luego envíe.</translation>
    </message>
    <message>
        <source>No unit is marked to be sent. Space marks the one that is chosen.</source>
        <translation>Ninguna unidad está marcada para enviar. Espacio marca la elegida.</translation>
    </message>
    <message>
        <source>%1 Why is it sent all the same?</source>
        <comment>%1 says what speaks against it</comment>
        <translation>%1 ¿Por qué se envía de todos modos?</translation>
    </message>
    <message>
        <source>Why %1 instead of %2?</source>
        <comment>units</comment>
        <translation>¿Por qué %1 en lugar de %2?</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Send %1</source>
        <comment>so many units, as numbered in the list</comment>
        <translation>Enviar %1</translation>
    </message>
    <message>
        <source>Send %1 units</source>
        <comment>as numbered in the list</comment>
        <translation>Enviar %1 unidades</translation>
    </message>
    <message>
        <source>Send %1</source>
        <comment>units</comment>
        <translation>Enviar %1</translation>
    </message>
    <message>
        <source>%1, by straight line: the map is being read</source>
        <translation>%1, en línea recta: se está leyendo el mapa</translation>
    </message>
    <message>
        <source>Choose an incident in the queue (%1); who should go to it stands here.</source>
        <comment>a key</comment>
        <translation>Elija un incidente en la cola (%1); quién debe ir aparece aquí.</translation>
    </message>
    <message>
        <source>Incident %1 is closed.</source>
        <comment>number</comment>
        <translation>El incidente %1 está cerrado.</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Wanted: %1</source>
        <comment>names of response plans</comment>
        <translation>Se quiere: %1</translation>
    </message>
    <message>
        <source>Short: %1</source>
        <comment>what nobody is there to do</comment>
        <translation>Falta: %1</translation>
    </message>
    <message>
        <source>No unit is on duty. %1, and type: on 3A12 beat 3</source>
        <comment>a key</comment>
        <translation>Ninguna unidad está de servicio. %1, y escriba: on 3A12 beat 3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>unit, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>time not known</source>
        <translation>tiempo sin saber</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>unit, time to go, why</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, to be sent as number %2, %3: %4</source>
        <translation>%1, se envía como número %2, %3: %4</translation>
    </message>
    <message>
        <source>%1, not to be sent, %2: %3</source>
        <translation>%1, no se envía, %2: %3</translation>
    </message>
    <message>
        <source>%1 leaves %2, which waits again</source>
        <comment>unit, incident</comment>
        <translation>%1 deja %2, que vuelve a esperar</translation>
    </message>
</context>
<context>
    <name>haven::ui::Words</name>
    <message>
        <source>unknown</source>
        <comment>behavioral health flag</comment>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>no</source>
        <comment>behavioral health flag</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>possible</source>
        <comment>behavioral health flag</comment>
        <translation>posible</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>behavioral health flag</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>available</source>
        <translation>disponible</translation>
    </message>
    <message>
        <source>can be called away</source>
        <translation>se le puede llamar</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>en el lugar</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>no disponible</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is what a button does, %2 its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>An incident that was found here is restricted now: what was found is put away. Look again for what may still be shown.</source>
        <translation>Un incidente que se encontró aquí está ahora restringido: lo encontrado se ha quitado de la pantalla. Busque de nuevo lo que aún se puede mostrar.</translation>
    </message>
</context>
</TS>
