import {
  Accessibility,
  Anchor,
  ArrowLeft,
  ArrowRight,
  Baby,
  BadgeCheck,
  BookOpen,
  Briefcase,
  BriefcaseBusiness,
  Building,
  Building2,
  Bus,
  CalendarCheck,
  CalendarClock,
  CalendarPlus,
  CalendarX,
  CircleCheck,
  Clock,
  ClockAlert,
  CloudOff,
  Coins,
  DoorOpen,
  FileText,
  Fingerprint,
  FolderCheck,
  Gavel,
  Globe,
  GraduationCap,
  HandCoins,
  HandHeart,
  Handshake,
  HeartPulse,
  Hourglass,
  House,
  IdCard,
  Info,
  KeyRound,
  Landmark,
  Languages,
  LifeBuoy,
  Mail,
  MapPin,
  MapPinned,
  MessageCircle,
  MessagesSquare,
  Phone,
  Presentation,
  Printer,
  Scale,
  School,
  Share2,
  Shield,
  Signpost,
  Smartphone,
  Speech,
  Stamp,
  Stethoscope,
  Trash2,
  TriangleAlert,
  User,
  Users,
  UsersRound,
  Video,
  Wallet,
} from 'lucide-static'

/** The drawings in use. Only what is named here can end up in a page. */
const drawings = {
  accessibility: Accessibility,
  anchor: Anchor,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  baby: Baby,
  'badge-check': BadgeCheck,
  'book-open': BookOpen,
  briefcase: Briefcase,
  'briefcase-business': BriefcaseBusiness,
  building: Building,
  'building-2': Building2,
  bus: Bus,
  'calendar-check': CalendarCheck,
  'calendar-clock': CalendarClock,
  'calendar-plus': CalendarPlus,
  'calendar-x': CalendarX,
  'circle-check': CircleCheck,
  clock: Clock,
  'clock-alert': ClockAlert,
  'cloud-off': CloudOff,
  coins: Coins,
  'door-open': DoorOpen,
  'file-text': FileText,
  fingerprint: Fingerprint,
  'folder-check': FolderCheck,
  gavel: Gavel,
  globe: Globe,
  'graduation-cap': GraduationCap,
  'hand-coins': HandCoins,
  'hand-heart': HandHeart,
  handshake: Handshake,
  'heart-pulse': HeartPulse,
  hourglass: Hourglass,
  house: House,
  'id-card': IdCard,
  info: Info,
  'key-round': KeyRound,
  landmark: Landmark,
  languages: Languages,
  'life-buoy': LifeBuoy,
  mail: Mail,
  'map-pin': MapPin,
  'map-pinned': MapPinned,
  'message-circle': MessageCircle,
  'messages-square': MessagesSquare,
  phone: Phone,
  presentation: Presentation,
  printer: Printer,
  scale: Scale,
  school: School,
  'share-2': Share2,
  shield: Shield,
  signpost: Signpost,
  smartphone: Smartphone,
  speech: Speech,
  stamp: Stamp,
  stethoscope: Stethoscope,
  'trash-2': Trash2,
  'triangle-alert': TriangleAlert,
  user: User,
  users: Users,
  'users-round': UsersRound,
  video: Video,
  wallet: Wallet,
} as const

export type IconName = keyof typeof drawings

/** Icons that point along the line of writing, and so turn with it; clocks and checks do not. */
const turning: ReadonlySet<string> = new Set(['arrow-left', 'arrow-right'])

/** Whether content may name this icon. */
export function isIconName(name: string): name is IconName {
  return name in drawings
}

/** The name as an icon that exists, or an error that says where to add it: content names icons as text. */
export function iconNamed(name: string): IconName {
  if (isIconName(name)) return name
  throw new Error(
    `The icon "${name}" is not in src/web/components/icons.ts. Add it there, or choose one that is.`,
  )
}

/** The shapes inside an icon's SVG element, and the class that makes it turn. */
export function drawing(name: IconName): { readonly shapes: string; readonly turns: boolean } {
  const shapes = drawings[name]
    .replace(/^[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .trim()
  return { shapes, turns: turning.has(name) }
}
