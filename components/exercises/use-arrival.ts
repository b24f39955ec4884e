export { useArrival } from "@/components/widgets/shared/use-arrival";
